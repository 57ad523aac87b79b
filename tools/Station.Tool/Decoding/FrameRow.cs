namespace Station.Tool.Decoding;

/// <summary>A row of a frames file.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Id">What the file calls it; its line where it has no such column.</param>
/// <param name="Device">The device that sent it, or a sensor as a profile describes it.</param>
/// <param name="Description">What the file says of it; where registers begin, for devices that are read by registers.</param>
/// <param name="Bytes">The bytes, 1 to <see cref="FrameFile.MostBytes"/>.</param>
internal sealed record FrameRow(int Line, string Id, string Device, string Description, byte[] Bytes);
