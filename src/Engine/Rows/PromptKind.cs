namespace NuTonic.Engine.Rows;

/// <summary>The template files. A row that is asked differently when regions were capped has two of them.</summary>
internal enum PromptKind
{
    /// <summary>caption.txt: the whole chip in words.</summary>
    Caption,

    /// <summary>ground_all.txt: boxes of every region.</summary>
    GroundAll,

    /// <summary>ground_all_capped.txt: boxes of the largest regions.</summary>
    GroundAllCapped,

    /// <summary>class_caption.txt: one class in words.</summary>
    ClassCaption,

    /// <summary>ground_class.txt: boxes of every region of one class.</summary>
    GroundClass,

    /// <summary>ground_class_capped.txt: boxes of the largest regions of one class.</summary>
    GroundClassCapped,

    /// <summary>overview.txt: where a still image was taken.</summary>
    Overview,
}
