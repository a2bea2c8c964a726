using Site.Model.Diagnostics;

namespace Site.Engine.Learning;

/// <summary>S08xx: self-tests.</summary>
public static class LearningRules
{
    public static readonly DiagnosticRule NoRightAnswer = new("S0801", Severity.Error,
        new("vraag {0} heeft geen goed antwoord", "question {0} has no right answer"),
        new("zet bij het goede antwoord \"correct: true\"", "put \"correct: true\" with the right answer"));

    public static readonly DiagnosticRule SeveralRightAnswers = new("S0802", Severity.Error,
        new("vraag {0} heeft {1} goede antwoorden, maar er mag er één gekozen worden", "question {0} has {1} right answers, but only one can be chosen"),
        new("maak er \"type: multiple\" van, of maak een antwoord \"defensible\"", "make it \"type: multiple\", or make an answer \"defensible\""));

    public static readonly DiagnosticRule IdenticalOptions = new("S0803", Severity.Error,
        new("dit antwoord luidt hetzelfde als \"{0}\" ({1})", "this answer reads the same as \"{0}\" ({1})"),
        new("geef elk antwoord een eigen tekst", "give each answer a text of its own"));

    public static readonly DiagnosticRule UnknownPage = new("S0804", Severity.Error,
        new("de uitleg verwijst naar een pagina die niet bestaat: {0}", "the explanation refers to a page that does not exist: {0}"),
        new("schrijf pagina-id#anker, zoals basic-communication#c2-1", "write page-id#anchor, such as basic-communication#c2-1"));

    public static readonly DiagnosticRule UnknownAnchor = new("S0805", Severity.Error,
        new("de pagina {1} heeft geen anker \"{0}\" in taal {2}", "the page {1} has no anchor \"{0}\" in language {2}"),
        new("ankers van die pagina: {3}", "anchors of that page: {3}"));

    public static readonly DiagnosticRule VanishedQuestion = new("S0806", Severity.Error,
        new("vraag {0} is verdwenen uit module \"{1}\"", "question {0} has vanished from module \"{1}\""),
        new("zet de vraag terug, of voeg {0} toe aan \"retired:\" van de module, zodat de id nooit opnieuw gebruikt wordt",
            "put the question back, or add {0} to \"retired:\" of the module, so that its id is never used again"));

    public static readonly DiagnosticRule RetiredInUse = new("S0807", Severity.Error,
        new("de id {0} staat bij \"retired\" en wordt toch gebruikt", "the id {0} stands under \"retired\" and is used all the same"),
        new("geef de vraag een nieuwe id", "give the question a new id"));

    public static readonly DiagnosticRule LowerRevision = new("S0808", Severity.Error,
        new("vraag {0} heeft revisie {1}, maar revisie {2} is al gepubliceerd", "question {0} has revision {1}, but revision {2} has been published"),
        new("laat de revisie staan of verhoog haar", "leave the revision or raise it"));

    public static readonly DiagnosticRule NotInLock = new("S0809", Severity.Warning,
        new("nog niet vastgelegd in self-tests.lock: {0}", "not in self-tests.lock yet: {0}"),
        new("voer uit: site self-tests accept", "run: site self-tests accept"));

    public static readonly DiagnosticRule OddLockLine = new("S0810", Severity.Error,
        new("deze regel is niet te lezen: {0}", "this line cannot be read: {0}"),
        new("voer uit: site self-tests accept", "run: site self-tests accept"));

    public static readonly DiagnosticRule UnreachableNode = new("S0811", Severity.Error,
        new("stap \"{0}\" is vanaf het begin niet te bereiken", "node \"{0}\" cannot be reached from the start"),
        new("verwijs ernaar met \"next: {0}\", of verwijder de stap", "refer to it with \"next: {0}\", or remove the node"));

    public static readonly DiagnosticRule EndlessNode = new("S0812", Severity.Error,
        new("vanaf stap \"{0}\" komt de bezoeker nooit aan het eind", "from node \"{0}\" a visitor never reaches the end"),
        new("laat bij minstens één keuze \"next\" weg", "leave out \"next\" with at least one choice"));

    public static readonly DiagnosticRule UnknownNode = new("S0813", Severity.Error,
        new("er is geen stap \"{0}\"", "there is no node \"{0}\""),
        new("stappen van deze vraag: {1}", "nodes of this question: {1}"));

    public static readonly DiagnosticRule LongestIsRight = new("S0814", Severity.Warning,
        new("in alle {0} meerkeuzevragen is het goede antwoord het langste ({1})", "in all {0} choice questions the right answer is the longest ({1})"),
        new("maak enkele foute antwoorden langer of goede korter", "make some wrong answers longer or right ones shorter"));

    public static readonly DiagnosticRule NoExplanation = new("S0815", Severity.Warning,
        new("bij dit foute antwoord ontbreekt een verwijzing naar uitleg", "this wrong answer has no link to an explanation"),
        new("voeg \"explain: pagina-id#anker\" toe", "add \"explain: page-id#anchor\""));

    public static readonly DiagnosticRule UnknownPrinciple = new("S0816", Severity.Error,
        new("onbekend principe \"{0}\"", "unknown principle \"{0}\""),
        new("principes staan in data/principles.yml: {1}", "principles stand in data/principles.yml: {1}"));

    public static readonly DiagnosticRule UnknownTopic = new("S0817", Severity.Error,
        new("de module heeft geen onderwerp \"{0}\"", "the module has no topic \"{0}\""),
        new("onderwerpen van deze module: {1}", "topics of this module: {1}"));

    public static readonly DiagnosticRule NoResultRow = new("S0818", Severity.Error,
        new("vraag {0} noemt geen principe en geen onderwerp, en telt dus in geen uitslag mee", "question {0} names no principle and no topic, so it counts in no result"),
        new("voeg \"principles: [C2.1]\" of \"topic: ...\" toe", "add \"principles: [C2.1]\" or \"topic: ...\""));

    public static readonly DiagnosticRule UnknownFrame = new("S0819", Severity.Error,
        new("er is geen beeld \"{0}\"", "there is no frame \"{0}\""),
        new("bekend zijn: {1}", "known are: {1}"));

    public static readonly DiagnosticRule UnknownLabel = new("S0820", Severity.Error,
        new("er is geen label \"{0}\"", "there is no label \"{0}\""),
        new("labels van deze vraag: {1}", "labels of this question: {1}"));

    public static readonly DiagnosticRule ModuleName = new("S0821", Severity.Error,
        new("de module heet \"{0}\", het bestand \"{1}\"", "the module is called \"{0}\", the file \"{1}\""),
        new("geef het bestand en \"id:\" dezelfde naam", "give the file and \"id:\" the same name"));

    public static readonly DiagnosticRule TooFew = new("S0822", Severity.Error,
        new("vraag {0} heeft er maar {1}: {2}", "question {0} has only {1}: {2}"),
        new("geef er minstens twee", "give at least two"));

    public static readonly DiagnosticRule SameAccepted = new("S0823", Severity.Error,
        new("\"{0}\" staat ook bij het antwoord \"{1}\"", "\"{0}\" stands with the answer \"{1}\" too"),
        new("laat de tekst bij één antwoord staan", "leave the text with one answer"));

    public static readonly DiagnosticRule UnknownModule = new("S0824", Severity.Error,
        new("er is geen zelftoets \"{0}\"", "there is no self-test \"{0}\""),
        new("zelftoetsen: {1}", "self-tests: {1}"));

    public static readonly DiagnosticRule BothRightAndDefensible = new("S0825", Severity.Error,
        new("dit antwoord is goed en ook \"defensible\"", "this answer is right and \"defensible\" too"),
        new("verwijder \"correct\" of \"defensible\"", "remove \"correct\" or \"defensible\""));
}
