# Outfall with a thin-plate weir, 90 degree V-notch: level over the crest, and the discharge by a rating curve. COM2 is the terminal.
profile outfall version=1 board=minimum hours=full

# The sensor hangs 800 mm above the crest, upstream of it by four times the highest head; it is blind nearer than 250 mm.
sensor head    model=ultrasonic port=COM3 interval=10 blind=250
sensor weather model=climate    address=0x76 interval=30
sensor power   model=supply

# Head in mm over the crest, discharge in L/s: Q = 1.4 h^2.5 (Thomson, h in m), in steps that keep straight lines within 2 % from 50 mm up.
# Replace the points by those of a gauging of this weir. Below the first point nothing runs over; above the last nobody knows.
curve notch level=0   discharge=0
curve notch level=10  discharge=0.014
curve notch level=20  discharge=0.079
curve notch level=30  discharge=0.218
curve notch level=40  discharge=0.448
curve notch level=50  discharge=0.783
curve notch level=60  discharge=1.235
curve notch level=70  discharge=1.815
curve notch level=80  discharge=2.534
curve notch level=90  discharge=3.402
curve notch level=100 discharge=4.427
curve notch level=120 discharge=6.984
curve notch level=140 discharge=10.267
curve notch level=160 discharge=14.336
curve notch level=180 discharge=19.245
curve notch level=200 discharge=25.044
curve notch level=230 discharge=35.518
curve notch level=260 discharge=48.257
curve notch level=300 discharge=69.013

# w00000 is HJ 212's code of a discharge. Both channels take the distance down to the water off the height of the sensor over the crest: move both offsets.
channel level       factor=x-level  unit=mm  decimals=0 from=head.distance       min=-200 max=550 scale=-1 offset=800 statistic=median
channel discharge   factor=w00000   unit=L/s decimals=2 from=head.distance       min=0    max=69  scale=-1 offset=800 curve=notch
channel temperature factor=a01001   unit=C   decimals=1 from=weather.temperature min=-40  max=85
channel humidity    factor=a01002   unit=%   decimals=1 from=weather.humidity    min=0    max=100
channel pressure    factor=a01006   unit=hPa decimals=1 from=weather.pressure    min=300  max=1100
channel supply      factor=x-supply unit=V   decimals=2 from=power.voltage       min=0    max=30

# What the permit allows is the permit's: an example.
alarm permit-limit channel=discharge above=20   clear=15   minutes=5 report=5
alarm backwater    channel=level     above=300  clear=280  minutes=2
alarm low-supply   channel=supply    below=11.5 clear=12.2 minutes=10
