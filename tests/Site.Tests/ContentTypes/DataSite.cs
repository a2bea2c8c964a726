using Site.Tests.Support;

namespace Site.Tests.ContentTypes;

/// <summary>A small site in Dutch and English with every data file, each without a fault; tests change one thing.</summary>
internal static class DataSite
{
    public static SiteFolder Create(string dutch = "Tekst. {fact=\"VHT-001\"}", string english = "Text. {fact=\"VHT-001\"}") => SiteFolder.Of($$$"""
        === site.yml
        title: {nl: Proef, en: Trial}
        languages: [nl, en]
        base-url: https://proef.example
        suppressions:
          - {code: S0710, reason: the example shows one thing at a time}
        === pages/proef.nl.md
        ---
        title: Proef
        description: Een bladzijde.
        ---
        {{{dutch}}}
        === pages/proef.en.md
        ---
        title: Trial
        description: A page.
        ---
        {{{english}}}
        === data/facts.yml
        documents:
          - id: wok-2019
            year: 2019
            title: {nl: "WOK, 2019", en: "WOK, 2019 (English)"}
            name: {nl: WOK-programma, en: WOK programme}
            about: {nl: Over de WOK., en: About the WOK.}
        facts:
          - id: VHT-001
            page: proef
            statement: {nl: Een feit., en: A fact.}
            sources:
              - {document: wok-2019, section: "section 3", lines: "26-27"}
        oddities:
          - id: ODD-01
            title: {nl: Twee getallen, en: Two figures}
            facts: [VHT-001]
            note: {nl: Er zijn er twee., en: There are two.}
        === data/glossary.yml
        terms:
          - id: wok
            nl: {term: Werk Ontwikkelings Kring, abbr: WOK, synonyms: [werkkring], definition: Een bijeenkomst.}
            en: {term: Work Development Circle, abbr: WOK, synonyms: [], definition: A meeting.}
            basis: documents
            facts: [VHT-001]
          - id: een
            nl: {term: één gezin, abbr: "", synonyms: [], definition: Samen.}
            en: {term: one family, abbr: "", synonyms: [], definition: Together.}
            basis: public
            public-note: {nl: Staat elders., en: Stands elsewhere.}
            source: [https://example.org/a?b=1&c=2]
        === data/principles.yml
        provenance: {nl: Van ons., en: Ours.}
        sources:
          - {id: PUB-A, title: {nl: Bron A, en: Source A}, url: https://a.example/, gives: {nl: Iets., en: Something.}}
        document-core:
          - {id: SC1, statement: {nl: Kern., en: Core.}, facts: [VHT-001]}
        clusters:
          - id: C1
            name: {nl: Volgen, en: Following}
            idea: {nl: Eerst kijken., en: First look.}
            provenance: {document: [SC1], public: [PUB-A], background: true}
            patterns:
              - id: C1.1
                name: {nl: Toewenden, en: Turning towards}
                provenance: {public: [PUB-A]}
                behaviours:
                  - {id: C1.1a, nl: draait zich om, en: turns round, basis: document, facts: [VHT-001]}
                  - {id: C1.1b, nl: kijkt, en: looks, basis: background}
        vig:
          name: {nl: Andere indeling, en: Another scheme}
          sources: [PUB-A]
          principles:
            - {id: V1, name: {nl: Aandacht, en: Attention}, maps-to: [C1, C1.1]}
        === data/strips.yml
        strips:
          - id: STRIP-1
            title: {nl: De beker, en: The cup}
            facts: [VHT-001]
            reading: {nl: Zo gaat het., en: That is how.}
            frames:
              - {id: "1", picture: een.svg, principle: C1.1, alt: {nl: Een "kind", en: A child}, caption: {nl: Kijk, en: Look}}
        === data/sectors.yml
        sectors:
          - {id: school, name: {nl: School, en: School}, fact: VHT-001, vht: [wok-2019], vib: []}
        others:
          - {id: team, name: {nl: Team, en: Team}, fact: VHT-001, vht: [], vib: [wok-2019]}
        === media/strips/een.svg
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 4"><title>t</title></svg>
        """);
}
