using Site.Engine.Yaml;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.SingleChoice;

/// <summary>One right answer among options.</summary>
internal sealed class SingleChoiceType : IQuestionType
{
    public string Name => "single";

    public Interaction Read(MapReader reader, QuestionContext question) => ChoiceReader.Read(reader, question, multiple: false);
}
