# Noise of a functional zone, class 2 of GB 3096 (housing, shops and trade mixed). Change zone= with the place: 0, 1, 2, 3, 4a, 4b. COM2 is the terminal.
# The limits hold for class 1 meters (HJ 906, HJ 907); with a plain transmitter the values are indicative.
profile noise-zone version=1 board=minimum zone=2 hours=full

# Fast response, read each second: LN of an hour are made of 3,600 levels. Alone on the line, because a second reading a second has no time.
sensor meter   model=modbus  port=COM3 baud=9600 address=1 register=0 type=uint16 decimals=1 unit=dB interval=1
sensor weather model=climate address=0x76 interval=30
sensor power   model=supply

# LA is the code of HJ 212-2017 table B.3; Leq, L5, L10, L50, L90, L95, LMx, LMn follow from the hour record, Ld, Ln and Ldn from the day event.
channel noise       factor=LA       unit=dB  decimals=1 from=meter.value         min=30  max=130 statistic=leq stuck=600
channel temperature factor=a01001   unit=C   decimals=1 from=weather.temperature min=-40 max=85
channel humidity    factor=a01002   unit=%   decimals=1 from=weather.humidity    min=0   max=100
channel pressure    factor=a01006   unit=hPa decimals=1 from=weather.pressure    min=300 max=1100
channel supply      factor=x-supply unit=V   decimals=2 from=power.voltage       min=0   max=30

# limit= is that of the zone (GB 3096-2008 table 1): class 2 has 60 dB by day (6 to 22) and 50 dB by night. Where the local government sets other hours,
# add from= and to=. A sudden noise at night is judged against the limit + 15 dB (GB 3096, from memory).
alarm night-limit  channel=noise  limit=night clear=48   minutes=10 report=10
alarm day-limit    channel=noise  limit=day   clear=58   minutes=20
alarm night-sudden channel=noise  above=65    clear=60   minutes=1  from=22 to=6
alarm low-supply   channel=supply below=11.5  clear=12.2 minutes=10
