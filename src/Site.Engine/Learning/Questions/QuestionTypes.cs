using System.Collections.Immutable;
using Site.Engine.Learning.Questions.FrameStrip;
using Site.Engine.Learning.Questions.Matching;
using Site.Engine.Learning.Questions.MultipleResponse;
using Site.Engine.Learning.Questions.Ordering;
using Site.Engine.Learning.Questions.Scenario;
using Site.Engine.Learning.Questions.ShortAnswer;
using Site.Engine.Learning.Questions.SingleChoice;
using Site.Engine.Learning.Questions.TrueFalse;

namespace Site.Engine.Learning.Questions;

/// <summary>All question types.</summary>
public static class QuestionTypes
{
    public static ImmutableArray<IQuestionType> All { get; } =
    [
        new SingleChoiceType(),
        new MultipleResponseType(),
        new TrueFalseType(),
        new OrderingType(),
        new MatchingType(),
        new ShortAnswerType(),
        new FrameStripType(),
        new ScenarioType(),
    ];
}
