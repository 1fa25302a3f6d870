namespace NuTonic.Engine.Hub;

/// <summary>What has to be done for a content that the store of large files does not have.</summary>
/// <param name="File">The file.</param>
/// <param name="Upload">Where it is sent, as a whole or, with chunk_size in the headers, in parts.</param>
/// <param name="Verify">What is told afterwards; null for nothing.</param>
internal sealed record LargeFileAction(HubFile File, LargeFileStep Upload, LargeFileStep? Verify);
