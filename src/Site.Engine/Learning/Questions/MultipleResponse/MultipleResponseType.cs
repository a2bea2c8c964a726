using Site.Engine.Yaml;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.MultipleResponse;

/// <summary>Any number of right answers among options.</summary>
internal sealed class MultipleResponseType : IQuestionType
{
    public string Name => "multiple";

    public Interaction Read(MapReader reader, QuestionContext question) => ChoiceReader.Read(reader, question, multiple: true);
}
