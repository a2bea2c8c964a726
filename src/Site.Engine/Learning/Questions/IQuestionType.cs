using Site.Engine.Yaml;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions;

/// <summary>A way to write a question. It reads its own keys and lowers them to one of the interactions.</summary>
public interface IQuestionType
{
    /// <summary>The word after <c>type:</c>.</summary>
    string Name { get; }

    /// <param name="reader">The question; its common keys are read by the caller.</param>
    /// <param name="question">Id and settings of the question.</param>
    Interaction Read(MapReader reader, QuestionContext question);
}
