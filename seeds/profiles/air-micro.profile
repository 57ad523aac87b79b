# Air micro-station: the six pollutants of GB 3095, weather and wind on one pole. Indicative: for trends and sources, not for compliance
# (electrochemical cells and light scattering are no reference methods).
profile air-micro version=1 board=reference hours=full

# Rail-fed TTL sensors behind the expanders; X2B stays free. Fit the cells 48 h before the values are used: their zeros drift that long.
sensor particulates model=plantower port=X1A interval=2
sensor sulphur      model=winsen    port=X1B gas=so2
sensor nitrogen     model=winsen    port=X2A gas=no2
sensor ozone        model=winsen    port=X3A gas=o3
sensor carbon       model=winsen    port=X3B gas=co
# Cup anemometer, RS-485, 0.1 m/s in register 0. Check address and speed against its label.
sensor anemometer   model=modbus    port=COM3 baud=9600 address=1 register=0 type=uint16 decimals=1 unit=m/s
sensor weather      model=climate   address=0x76 interval=30
sensor power        model=supply

# Codes and units: HJ 212-2017 table B.2; a05024 (HJ 524) is what platforms take for O3. Gases at 298.15 K and 1013.25 hPa, dust as it is (GB 3095).
channel pm25        factor=a34004   unit=ug/m3 decimals=0 from=particulates.pm25   min=0   max=1000 at-most=pm10 humidity=humidity stuck=3600
channel pm10        factor=a34002   unit=ug/m3 decimals=0 from=particulates.pm10   min=0   max=1000 humidity=humidity
channel so2         factor=a21026   unit=ug/m3 decimals=0 from=sulphur.gas         min=0   max=2600
channel no2         factor=a21004   unit=ug/m3 decimals=0 from=nitrogen.gas        min=0   max=1900
channel o3          factor=a05024   unit=ug/m3 decimals=0 from=ozone.gas           min=0   max=1960
channel co          factor=a21005   unit=mg/m3 decimals=1 from=carbon.gas          min=0   max=60
channel temperature factor=a01001   unit=C     decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%     decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa   decimals=1 from=weather.pressure    min=300 max=1100
channel wind        factor=a01007   unit=m/s   decimals=1 from=anemometer.value    min=0   max=60
channel supply      factor=x-supply unit=V     decimals=2 from=power.voltage       min=0   max=30

# Heavy pollution: PM2.5 150 ug/m3 and PM10 350 ug/m3 are IAQI 200, beyond which HJ 633-2026 calls the day heavily polluted; it ends at IAQI 150.
# O3 200 ug/m3 is the hour's limit of grade II (GB 3095-2026 table 1).
alarm heavy-pm25    channel=pm25   above=150  clear=115  minutes=30 report=10
alarm heavy-pm10    channel=pm10   above=350  clear=250  minutes=30 report=10
alarm high-ozone    channel=o3     above=200  clear=160  minutes=30
alarm low-supply    channel=supply below=11.5 clear=12.2 minutes=10
