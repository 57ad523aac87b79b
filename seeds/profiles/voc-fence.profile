# Volatile organic compounds at the boundary of an industrial park: a PID, and the wind.
profile voc-fence version=1 board=reference

# PID transmitter and anemometer on one RS-485 line: at a fence they hang metres from the box, and I2C sensors such as an SGP41, which wants a sample each
# second besides, are made for the inside of it. A 10.6 eV lamp sees neither methane nor formaldehyde nor dichloromethane.
sensor pid        model=modbus  port=COM3 baud=9600 address=1 register=0 type=uint16 unit=ppb interval=5 warmup=60
sensor anemometer model=modbus  port=COM3 baud=9600 address=2 register=0 type=uint16 decimals=1 unit=m/s interval=5
sensor weather    model=climate address=0x76 interval=30
sensor power      model=supply

# HJ 212 has a24088 for non-methane hydrocarbons, which a PID does not measure: a code of our own.
channel voc         factor=x-voc    unit=ppb decimals=0 from=pid.value           min=0   max=20000 stuck=3600
channel voc-peak    factor=x-voc    unit=ppb decimals=0 from=pid.value           min=0   max=20000 statistic=maximum
channel wind        factor=a01007   unit=m/s decimals=1 from=anemometer.value    min=0   max=60
channel temperature factor=a01001   unit=C   decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%   decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa decimals=1 from=weather.pressure    min=300 max=1100
channel supply      factor=x-supply unit=V   decimals=2 from=power.voltage       min=0   max=30

# DB13/2322-2016 (Hebei) limits non-methane hydrocarbons at the boundary to 2.0 mg/m3 (from memory), which is about 870 ppb of isobutylene (2.294 ug/m3 a ppb):
# a reason to sample, not a finding. A single minute far above the rest is a release.
alarm boundary-level channel=voc      above=870  clear=600  minutes=10 report=5
alarm release        channel=voc-peak above=2000 clear=1000 minutes=1  report=5
alarm low-supply     channel=supply   below=11.5 clear=12.2 minutes=10
