# Minimum station: river level from above the water, weather, supply. COM2 is the terminal.
profile minimum version=1 board=minimum

sensor level   model=ultrasonic port=COM3
sensor weather model=climate    address=0x76 interval=30
sensor power   model=supply

# The sensor hangs 4 m above the datum and measures down to the water.
channel level       factor=x-level  unit=mm  decimals=0 from=level.distance      min=0   max=3970 scale=-1 offset=4000
channel temperature factor=a01001   unit=C   decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%   decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa decimals=1 from=weather.pressure    min=300 max=1100
channel supply      factor=x-supply unit=V   decimals=2 from=power.voltage       min=0   max=30
