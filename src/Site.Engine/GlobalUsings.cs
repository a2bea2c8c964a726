// Markdig has a type of the same name; a finding's place is always ours.
global using SourceSpan = Site.Model.Diagnostics.SourceSpan;
