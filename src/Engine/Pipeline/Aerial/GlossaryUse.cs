using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The glossary of a build; it is read when the first node asks for it.</summary>
internal sealed class GlossaryUse
{
    private readonly Lazy<FactsBuilder> _builder;

    private GlossaryUse(string? path, Digest digest, FactsOptions options)
    {
        Digest = digest;
        _builder = new(() =>
            new FactsBuilder(options, path is null ? TagGlossary.LoadEmbedded() : TagGlossary.Load(path)));
    }

    /// <summary>
    /// Digest of the user's file; empty for the built-in glossary, whose version is that of the facts.
    /// </summary>
    public Digest Digest { get; }

    /// <summary>Puts the map into words with it.</summary>
    /// <exception cref="NuTonicException">NT4100 to NT4109: the file is absent or wrong.</exception>
    public FactsBuilder Builder => _builder.Value;

    /// <summary>
    /// The glossary at <paramref name="path"/>, whose digest is found out; null for the built-in one.
    /// </summary>
    /// <param name="path">Absolute path, or null.</param>
    /// <param name="files">Knows its digest.</param>
    /// <param name="options">How elements are put into words.</param>
    /// <exception cref="NuTonicException">NT4100: there is no such file; NT8015: it cannot be read.</exception>
    public static GlossaryUse Of(string? path, FileMemory files, FactsOptions options)
    {
        if (path is not null && !File.Exists(path))
        {
            throw new NuTonicException(Errors.GlossaryMissing, new SourceLocation(path), path);
        }

        return new GlossaryUse(path, path is null ? default : files.DigestOf(path), options);
    }
}
