namespace Site.Engine.Search.Analysis;

/// <summary>
/// Words that say nothing about a page. They are left out of the index, and out of a query that holds any other word.
/// </summary>
internal static class StopWords
{
    public static readonly IReadOnlyList<string> Dutch = Split(
        """
        aan als betekenis betekent bij dat de deze die dit door dan een en er had heb hebben heeft het hier hij hoe hoeveel hun ik in is ja je jij
        kan kun kunnen maar me men met mij mijn moet na naar niet nog nu of om ons onze ook op over te tot u uit uw van
        veel voor was wat we wel welk welke wie wij wil word worden wordt zal ze zich zij zijn zo zou
        """);

    public static readonly IReadOnlyList<string> English = Split(
        """
        a about an and any are as at be been but by can could did do does for from had has have he her his how i if in into is
        it its me mean meaning means my no not of on or our she should so than that the their them then there these they this those to was we were
        what when where which who why will with would you your
        """);

    private static string[] Split(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
