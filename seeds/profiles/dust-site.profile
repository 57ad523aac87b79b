# Dust and noise at the gate of a building site, 3 to 5 m above ground.
profile dust-site version=1 board=reference

# SPS30 behind the expander (integer frames fit its FIFO), its fan cleaned once a week; the analyser measures all of the dust that hangs in the air.
sensor particulates model=sps30   port=X1A format=integer interval=5
sensor analyser     model=modbus  port=COM3 baud=9600 address=1 register=0 type=uint16 unit=ug/m3 warmup=60
sensor meter        model=modbus  port=COM3 baud=9600 address=2 register=0 type=uint16 decimals=1 unit=dB
sensor anemometer   model=modbus  port=COM3 baud=9600 address=3 register=0 type=uint16 decimals=1 unit=m/s
sensor weather      model=climate address=0x76 interval=30
sensor power        model=supply

# Codes and units: HJ 212-2017 table B.2 (ST 39, site dust). Fog counts as dust above 85 % humidity: doubted, not dropped.
channel pm10        factor=a34002   unit=ug/m3 decimals=0 from=particulates.pm10   min=0   max=1000 humidity=humidity at-least=pm25
channel pm25        factor=a34004   unit=ug/m3 decimals=0 from=particulates.pm25   min=0   max=1000 humidity=humidity
channel tsp         factor=a34001   unit=ug/m3 decimals=0 from=analyser.value      min=0   max=5000 humidity=humidity
channel noise       factor=LA       unit=dB    decimals=1 from=meter.value         min=30  max=130 statistic=leq
channel wind        factor=a01007   unit=m/s   decimals=1 from=anemometer.value    min=0   max=60
channel temperature factor=a01001   unit=C     decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%     decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa   decimals=1 from=weather.pressure    min=300 max=1100
channel supply      factor=x-supply unit=V     decimals=2 from=power.voltage       min=0   max=30

# DB13/2934-2019 (Hebei) limits the hour's PM10 to 80 ug/m3 above that of the county, which counts up to 150: the platform knows the county's, the
# station does not, so it warns where no county could explain it. Building sites: 70 dB by day, 55 dB by night (GB 12523-2011, from memory).
alarm dust-limit   channel=pm10   above=230  clear=150  minutes=15 report=15
alarm night-noise  channel=noise  above=55   clear=53   minutes=10 from=22 to=6
alarm day-noise    channel=noise  above=70   clear=68   minutes=20 from=6 to=22
alarm low-supply   channel=supply below=11.5 clear=12.2 minutes=10
