using System.Globalization;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>The card's sections that a reader of the samples needs first: their shape and how to load them.</summary>
internal static class AerialCardText
{
    /// <summary>What a sample is.</summary>
    public static void WriteSampleShape(CardText card)
    {
        card.Line(
            "A sample is two files of a tar archive, `{patch_id}.jpg` and `{patch_id}.json`. The picture is an RGB");
        card.Line("JPEG, the text has the keys of the RSTeller data set, so that its readers read it:").Line();
        card.Line("```json");
        card.Line("{\"metadata\": {\"patch_id\": 4503599627370497, \"image_name\": \"m_3211605_ne_11_060_20200415\"},");
        card.Line(" \"annotations\": [");
        card.Line(
            "  {\"task\": 1, \"text\": \"A rectangular parking lot lies in ...\", \"annotator\": "
            + "\"nutonic/template-1\"},");
        card.Line("  {\"task\": 3, \"text\": \"There is a parking lot ...\", \"annotator\": \"nutonic/template-1\"}]}");
        card.Line("```").Line();
        card.Line(
            "Task 1 describes an area, task 2 a line or a single place, task 3 is another wording of the first one.");
        card.Line("The first annotation is of task 1 or 2, the others are of task 3.").Line();
        card.Line(
            "Where a patch lies, when it was taken and which map elements its captions are about is in `meta/`, in");
        card.Line(
            "tables with a line for each sample: readers that are strict about the shape of a sample see no more than");
        card.Line("they expect.");
        card.Line().Line(
            "All shards belong to the split `train`. For a hold-out take whole aerial images (`image_name`) away, not");
        card.Line(
            "single patches: patches of one image are neighbours. Shards are not filled to the "
            + "same degree, because one");
        card.Line("more image is to change only the shards that it adds to.");
    }

    /// <summary>Commands and programs that read the shards.</summary>
    public static void WriteLoading(CardText card, AerialCardFacts facts)
    {
        string shards = facts.Shards == 1
            ? ShardNames.Shard(0)
            : string.Create(CultureInfo.InvariantCulture, $"JPG/train-{{000000..{facts.Shards - 1:D6}}}.tar");
        card.Line("With [webdataset](https://github.com/webdataset/webdataset), in this folder:").Line();
        card.Line("```python");
        card.Line("import random");
        card.Line("import webdataset as wds").Line();
        card.Line("samples = (");
        card.Line($"    wds.WebDataset(\"{shards}\", shardshuffle=100)");
        card.Line("    .shuffle(1000)");
        card.Line("    .decode(\"pil\")");
        card.Line("    .to_tuple(\"jpg\", \"json\")");
        card.Line(")");
        card.Line("for image, text in samples:");
        card.Line("    caption = random.choice(text[\"annotations\"])[\"text\"]");
        card.Line("```").Line();
        card.Line("With [datasets](https://huggingface.co/docs/datasets):").Line();
        card.Line("```python");
        card.Line("from datasets import load_dataset").Line();
        card.Line("samples = load_dataset(\"path/to/this/folder\", split=\"train\", streaming=True)");
        card.Line("for sample in samples:");
        card.Line("    image, caption = sample[\"jpg\"], sample[\"json\"][\"annotations\"][0][\"text\"]").Line();
        card.Line(
            "places = load_dataset(\"json\", data_files=\"path/to/this/folder/meta/samples-*.jsonl\", "
            + "split=\"train\")");
        card.Line("```").Line();
        card.Line("With tar alone: `tar -tf JPG/train-000000.tar | head` lists the first files, and");
        card.Line("`tar -xOf JPG/train-000000.tar NAME` prints one of them.");
        WriteRows(card, facts);
    }

    private static void WriteRows(CardText card, AerialCardFacts facts)
    {
        if (facts.RowsBySplit.IsEmpty)
        {
            return;
        }

        string[] files = [.. facts.RowsBySplit.Where(rows => rows.Value > 0).Select(rows => SplitNames.Of(rows.Key))];
        card.Line().Line("The same captions as chat rows, one for each annotation, with the pictures as files:").Line();
        card.Line("```python");
        card.Line("rows = load_dataset(\"json\", data_files={");
        foreach (string split in files)
        {
            card.Line($"    \"{split}\": \"path/to/this/folder/data/{split}.jsonl\",");
        }

        card.Line("})");
        card.Line("```").Line();
        card.Line(
            "These rows are split by place: all patches of an aerial image are in one split, and so are those of its");
        card.Line("ground in other years. Neighbouring images can be in different splits.");
        card.Line("Whoever trains on the rows of `train` and tests on others must not train on the shards as well.");
    }
}
