namespace System.IO;

public abstract class Stream : MarshalByRefObject, IDisposable
{
    protected Stream() => throw null;

    public abstract bool CanRead { get; }

    public abstract bool CanSeek { get; }

    public virtual bool CanTimeout => throw null;

    public abstract bool CanWrite { get; }

    public virtual void Close() => throw null;

    public void CopyTo(Stream destination) => throw null;

    protected virtual void Dispose(bool disposing) => throw null;

    public void Dispose() => throw null;

    public abstract void Flush();

    public abstract long Length { get; }

    public abstract long Position { get; set; }

    public abstract int Read(SpanByte buffer);

    public abstract int Read(byte[] buffer, int offset, int count);

    public virtual int ReadByte() => throw null;

    public virtual int ReadTimeout { get => throw null; set => throw null; }

    public abstract long Seek(long offset, SeekOrigin origin);

    public abstract void SetLength(long value);

    public abstract void Write(byte[] buffer, int offset, int count);

    public virtual void WriteByte(byte value) => throw null;

    public virtual int WriteTimeout { get => throw null; set => throw null; }
}
