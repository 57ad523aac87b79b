# Monitoring well: a sealed pressure sensor hangs in the water, a barometer above it takes the air's weight off. COM2 is the terminal.
profile groundwater-well version=1 board=minimum

# Groundwater moves in hours: one reading a minute is plenty and saves the battery. Both parts come with address 0x76: set SDO of the BME280 high for 0x77.
# Without its barometer the level is missing, because 1 hPa of air is 1.02 cm of water.
sensor pressure model=ms5837  address=0x76 barometer=air density=1000 interval=60
sensor air      model=climate address=0x77 interval=60
sensor power    model=supply  interval=60

# No code of HJ 212 for levels; w01010 is its water temperature. The sensor hangs 25.00 m below the top of the casing: depth is what a tape would read.
channel level       factor=x-level    unit=m   decimals=3 from=pressure.level       min=0    max=25 stuck=21600 rate=0.5
channel depth       factor=x-depth    unit=m   decimals=3 from=pressure.level       min=0    max=25 scale=-1 offset=25
channel water       factor=w01010     unit=C   decimals=2 from=pressure.temperature min=0    max=40
channel absolute    factor=x-pressure unit=hPa decimals=1 from=pressure.pressure    min=300  max=3600
channel temperature factor=a01001     unit=C   decimals=1 from=air.temperature      min=-40  max=85
channel pressure    factor=a01006     unit=hPa decimals=1 from=air.pressure         min=300  max=1100
channel supply      factor=x-supply   unit=V   decimals=2 from=power.voltage        min=0    max=30

# A pump test next door, a well that runs dry: the place's own figures.
alarm drawdown   channel=depth  above=16.4 clear=16.2 minutes=10
alarm nearly-dry channel=level  below=1    clear=1.5  minutes=10 report=30
alarm low-supply channel=supply below=11.5 clear=12.2 minutes=10
