# Early-warning station at a river: radar above the water, and a submersible transmitter in a stilling well to confirm it. COM2 is the terminal.
profile river-level version=1 board=minimum hours=full

# Both on one RS-485 line at 9600 baud: the radar comes with 115200, set its register 0x3f6 before it is fitted, and its installation height in 0x005.
sensor radar        model=modbus  port=COM3 baud=9600 address=1 register=3 type=uint16 unit=mm interval=6 warmup=10
sensor submersible  model=modbus  port=COM3 baud=9600 address=2 register=4 decimals-register=3 unit=mm interval=6
sensor weather      model=climate address=0x76 interval=30
sensor power        model=supply

# HJ 212 has no code for a level; SL 651 has 39H, which the platform makes of x-level. Bursts of ten readings, their median (waves, floating branches).
# offset= is the height of each instrument's zero above the datum: set it after levelling. rate= marks a rise that is faster than a flood; nothing is dropped.
channel level         factor=x-level  unit=mm  decimals=0 from=radar.value         min=0   max=10000 statistic=median rate=600 stuck=7200
channel level-in-well factor=x-level  unit=mm  decimals=0 from=submersible.value   min=0   max=10000 statistic=median rate=600 instance=1
channel temperature   factor=a01001   unit=C   decimals=1 from=weather.temperature min=-40 max=85
channel humidity      factor=a01002   unit=%   decimals=1 from=weather.humidity    min=0   max=100
channel pressure      factor=a01006   unit=hPa decimals=1 from=weather.pressure    min=300 max=1100
channel supply        factor=x-supply unit=V   decimals=2 from=power.voltage       min=0   max=30

# Stages are those that the flood-control office has set for this place: warning stage, then guaranteed stage. These are examples.
# While one lasts the platform has sealed minutes every 5 minutes; live values go out each minute anyway.
alarm warning-stage    channel=level  above=2500 clear=2300 minutes=3  report=5
alarm guaranteed-stage channel=level  above=3400 clear=3200 minutes=3  report=2
alarm fast-rise        channel=level  rise=300   over=60    clear=100  minutes=3 report=5
alarm low-supply       channel=supply below=11.5 clear=12.2 minutes=10
