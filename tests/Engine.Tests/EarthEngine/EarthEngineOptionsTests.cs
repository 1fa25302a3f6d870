using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class EarthEngineOptionsTests
{
    [Theory]
    [InlineData("my-project-1")]
    [InlineData(" my-project-1\n")]
    [InlineData("123456789012")]
    [InlineData("example.com:my-project")]
    public void Of_Project_IsTaken(string project) =>
        Assert.Equal(project.Trim(), EarthEngineOptions.Of(project).Project);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Of_Nothing_NamesTheVariable(string? project)
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => EarthEngineOptions.Of(project));

        Assert.Equal("NT1700", error.Diagnostic.Code);
        Assert.Contains("EE_PROJECT", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("-leading")]
    [InlineData("trailing-")]
    [InlineData("projects/my-project")]
    [InlineData("my-project/../other")]
    [InlineData("my-project?x=1")]
    [InlineData("AIzaSyNotAProjectButAKey0000000000000000")]
    public void Of_WhatIsNoProject_IsNotShown(string project)
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => EarthEngineOptions.Of(project));

        Assert.Equal("NT1701", error.Diagnostic.Code);
        Assert.DoesNotContain(project, error.Message, StringComparison.Ordinal);
    }
}
