# Odour at a fence: hydrogen sulphide, ammonia and volatile organic compounds, with wind and weather.
profile odour version=1 board=reference

# Cells age and drift: zero and span at least twice a year. The PID is a transmitter on RS-485 beside the anemometer, because at a fence it hangs metres away and
# I2C is made for the inside of a box; it counts in ppb of isobutylene, and its lamp lasts about a year. Check addresses and speed against the labels.
sensor sulphide   model=winsen   port=X1A gas=h2s interval=5
sensor ammonia    model=winsen   port=X1B gas=nh3 interval=5
sensor pid        model=modbus   port=COM3 baud=9600 address=1 register=0 type=uint16 unit=ppb interval=5 warmup=60
sensor anemometer model=modbus   port=COM3 baud=9600 address=2 register=0 type=uint16 decimals=1 unit=m/s
sensor weather    model=climate  address=0x76 interval=30
sensor power      model=supply

# a21028 and a21001 are codes of HJ 524 for ambient air; there is none for what a PID measures.
channel h2s         factor=a21028   unit=ug/m3 decimals=1 from=sulphide.gas        min=0   max=1390
channel nh3         factor=a21001   unit=mg/m3 decimals=3 from=ammonia.gas         min=0   max=14
channel voc         factor=x-voc    unit=ppb   decimals=0 from=pid.value           min=0   max=20000
channel wind        factor=a01007   unit=m/s   decimals=1 from=anemometer.value    min=0   max=60
channel temperature factor=a01001   unit=C     decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%     decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa   decimals=1 from=weather.pressure    min=300 max=1100
channel supply      factor=x-supply unit=V     decimals=2 from=power.voltage       min=0   max=30

# GB 14554-93 table 1, new plants of grade II at the boundary: H2S 0.06 mg/m3, NH3 1.5 mg/m3 (from memory). For VOC by PID there is no limit: a place's own level.
alarm sulphide-limit channel=h2s    above=60   clear=40   minutes=5 report=5
alarm ammonia-limit  channel=nh3    above=1.5  clear=1.0  minutes=5 report=5
alarm voc-level      channel=voc    above=1000 clear=600  minutes=5 report=5
alarm low-supply     channel=supply below=11.5 clear=12.2 minutes=10
