using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.FrameStrip;

/// <summary>
/// A strip of drawn frames. <c>task: label</c> asks for the label of each frame (a match); <c>task: spot</c> asks which frame shows
/// something (a choice).
/// </summary>
internal sealed class FrameStripType : IQuestionType
{
    private static readonly ImmutableArray<string> Tasks = ["label", "spot"];

    public string Name => "framestrip";

    public Interaction Read(MapReader reader, QuestionContext question)
    {
        var task = reader.Choice("task", Tasks, "label: give each frame a label; spot: find the frame.", required: true);
        var strip = reader.RequiredText("strip", "Id of a strip in data/strips.yml.");
        var where = reader.Span("strip");
        var spots = task == "spot";
        var frames = reader.Items("frames", v => v.Object(r => Frame(r, question, strip, where, spots)), "The frames, in their order.", required: true);
        var labels = reader.Items("labels", v => v.Object(Label), "With task: label.");
        if (!reader.IsGiven("frames"))
            return new ChoiceInteraction(false, []);
        question.Distinct(frames, _ => null, reader.Span("frames"), new Bilingual("beelden", "frames"));
        var unique = question.Unique(frames, f => f.Frame.Frame);
        if (spots)
        {
            question.RightAnswers(unique.Count(f => f.Verdict == Verdict.Right), several: false, reader.Span("frames"));
            return new ChoiceInteraction(Multiple: false, [.. unique.Select(f => new Choice(f.Frame.Frame, f.Verdict, null, f.Frame, f.Feedback!))]);
        }
        question.Distinct(labels, l => l.Text, reader.Span("labels"), new Bilingual("labels", "labels"));
        foreach (var frame in frames)
        {
            if (!labels.Any(l => l.Value.Id == frame.Value.Label))
                question.Diagnostics.AddUnknown(LearningRules.UnknownLabel, frame.Value.LabelWhere, frame.Value.Label, labels.Select(l => l.Value.Id), string.Join(", ", labels.Select(l => l.Value.Id)));
        }
        ImmutableArray<MatchSource> sources = [.. unique.Select(f => new MatchSource(f.Frame.Frame, null, f.Frame, f.Label))];
        return new MatchInteraction(sources, question.Shown(question.Unique(labels, l => l.Id)));
    }

    private static Placed<FrameOf> Frame(MapReader reader, QuestionContext question, string strip, SourceSpan where, bool spots)
    {
        var id = reader.RequiredText("frame", "Id of the frame in its strip.");
        var reference = new FrameReference(strip, id, reader.Has("frame") ? reader.Span("frame") : where);
        FrameOf frame;
        if (reader.IsDescribing)
        {
            // A schema does not see the task from in here: what either task asks for is allowed.
            reader.Text("label", "With task: label, the id of the label that fits.");
            reader.Flag("correct", about: "With task: spot, this is the right frame.");
            reader.Localized("feedback", "With task: spot.");
            reader.Localized("defensible", "With task: spot.");
            reader.Text("explain", "With task: spot.");
            frame = new FrameOf(reference, "", where, Verdict.Wrong, null);
        }
        else if (spots)
        {
            var (verdict, feedback) = question.Judged(reader);
            frame = new FrameOf(reference, "", where, verdict, feedback);
        }
        else
        {
            frame = new FrameOf(reference, reader.RequiredText("label", "Id of the label that fits."), reader.Span("label"), Verdict.Right, null);
        }
        return new(frame, reference.Where);
    }

    private static Placed<MatchTarget> Label(MapReader reader) => new(
        new MatchTarget(QuestionContext.ItemId(reader), reader.RequiredLocalized("text"), QuestionContext.Feedback(reader)), reader.Span("id"));

    private sealed record FrameOf(FrameReference Frame, string Label, SourceSpan LabelWhere, Verdict Verdict, Feedback? Feedback);
}
