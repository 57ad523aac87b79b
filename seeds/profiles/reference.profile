# Reference station: air, river level and noise on one pole. All figures of the project are measured on this profile.
profile reference version=1 board=reference hours=full

sensor particulates model=plantower port=X1A interval=1
sensor sulphur      model=winsen    port=X1B gas=so2
sensor nitrogen     model=winsen    port=X2A gas=no2
sensor ozone        model=winsen    port=X2B gas=o3
sensor carbon       model=winsen    port=X3A gas=co
sensor noise        model=modbus    port=COM3 baud=9600 address=1 register=0 type=uint16 decimals=1 unit=dB
sensor level        model=modbus    port=COM3 baud=9600 address=2 register=4 decimals-register=3 unit=mm
sensor weather      model=climate   address=0x76 interval=30
sensor power        model=supply

channel pm25        factor=a34004   unit=ug/m3 decimals=0 from=particulates.pm25   min=0   max=1000
channel pm10        factor=a34002   unit=ug/m3 decimals=0 from=particulates.pm10   min=0   max=1000
channel temperature factor=a01001   unit=C     decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%     decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa   decimals=1 from=weather.pressure    min=300 max=1100
channel noise       factor=LA       unit=dB    decimals=1 from=noise.value         min=30  max=130 statistic=leq
channel level       factor=x-level  unit=mm    decimals=0 from=level.value         min=0   max=10000
channel so2         factor=a21026   unit=ug/m3 decimals=0 from=sulphur.gas         min=0   max=2600
channel no2         factor=a21004   unit=ug/m3 decimals=0 from=nitrogen.gas        min=0   max=1900
channel o3          factor=a05024   unit=ug/m3 decimals=0 from=ozone.gas           min=0   max=1960
channel co          factor=a21005   unit=mg/m3 decimals=1 from=carbon.gas          min=0   max=60
channel supply      factor=x-supply unit=V     decimals=2 from=power.voltage       min=0   max=30
