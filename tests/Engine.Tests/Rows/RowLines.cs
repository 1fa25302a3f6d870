using System.Buffers;
using System.Text;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Tests.Rows;

internal static class RowLines
{
    public static byte[] Write(IEnumerable<Row> rows)
    {
        ArrayBufferWriter<byte> output = new();
        foreach (Row row in rows)
        {
            RowWriter.Write(row, null, output);
        }

        return output.WrittenSpan.ToArray();
    }

    public static string Text(IEnumerable<Row> rows) => Encoding.UTF8.GetString(Write(rows));
}
