using Station.Hal;

namespace Station.Journal;

/// <summary>
/// Gives back what files with names of segments take beyond the length that a segment can have. The account counts each as one block of flash, so whatever else it takes is missing where the
/// account has room. One file is looked at whenever a block is stored, so that each has its turn while there are free blocks to write its begin to, and some when flash refuses.
/// </summary>
public sealed class SegmentTrim
{
    /// <summary>Files to look at when flash refuses: a few, because what it refuses is offered again soon.</summary>
    public const int FilesOfRefusal = 8;

    private readonly IFileStore files;
    private readonly SegmentSeries[] series;
    private readonly BlockEntry entry;
    private readonly byte[] beyond = new byte[1];
    private int index;
    private int segment;

    /// <param name="files">The volume.</param>
    /// <param name="series">The segments.</param>
    /// <param name="entry">For looking at blocks.</param>
    public SegmentTrim(IFileStore files, SegmentSeries[] series, BlockEntry entry)
    {
        this.files = files;
        this.series = series;
        this.entry = entry;
    }

    /// <summary>Looks at the next few files. True when room was given back.</summary>
    public bool Step(int count)
    {
        for (int looked = 0; looked < count; looked++)
        {
            SegmentSeries one = series[index];
            segment = segment < one.First ? one.First : segment + 1;
            if (segment > one.Last)
            {
                index = (index + 1) % series.Length;
                segment = 0;
            }
            else if (IsOversized(one.PathOf(segment)) && Trim(one.PathOf(segment)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOversized(string path) => files.Read(path, SegmentSeries.SegmentLimitBytes, beyond, 0, 1, out int count) == FileStatus.Done && count > 0;

    /// <summary>Blocks of ours stand in front, if anywhere; memory is taken for them here alone, since a block may wait to be stored in that of the store. Where there is none, no free block is needed to get rid of the file; it is missed and admitted as any that is gone.</summary>
    private bool Trim(string path)
    {
        if (entry.Peek(path, 0) != FileStatus.Done)
        {
            return files.Delete(path) == FileStatus.Done;
        }

        byte[] buffer = new byte[SegmentSeries.SegmentLimitBytes];
        FileStatus status = files.Read(path, 0, buffer, 0, SegmentSeries.SegmentLimitBytes, out int count);
        return status == FileStatus.Done && files.Replace(path, buffer, count) == FileStatus.Done;
    }
}
