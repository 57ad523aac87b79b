namespace nanoFramework.Hardware.Esp32;

public enum DeviceFunction
{
    SPI1_MOSI = 65792,
    SPI1_MISO = 65793,
    SPI1_CLOCK = 65794,
    I2C1_DATA = 131328,
    I2C1_CLOCK = 131329,
    COM2_TX = 197120,
    COM2_RX = 197121,
    COM2_RTS = 197122,
    COM3_TX = 197376,
    COM3_RX = 197377,
    COM3_RTS = 197378,
    ADC1_CH0 = 327936,
}
