//! What the elements of HTML and NITF mean for the text in them.

/// What an element does to the text around it and in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// It stands within a sentence.
    Inline,
    /// It begins and ends paragraphs.
    Block,
    /// It ends a line.
    Break,
    /// It stands within a sentence and is no prose, such as code.
    Apart,
    /// It is a text for itself, such as the title of a page.
    Aside,
    /// Nothing in it is prose.
    Hidden,
}

/// The elements of a format by their names.
pub(super) type Elements = fn(&str) -> Element;

/// What element `name` of HTML, in small letters, means. What nobody knows stands within a sentence, as browsers have it.
pub(super) fn html(name: &str) -> Element {
    match name {
        "br" => Element::Break,
        "title" => Element::Aside,
        "code" | "kbd" | "samp" | "tt" | "var" => Element::Apart,
        "script" | "style" | "pre" | "template" | "svg" | "math" | "textarea" | "select" | "noscript" | "iframe"
        | "object" | "audio" | "video" | "canvas" | "listing" | "xmp" | "plaintext" | "noembed" | "noframes" => {
            Element::Hidden
        }
        "address" | "article" | "aside" | "blockquote" | "body" | "button" | "caption" | "center" | "dd"
        | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup" | "hr" | "html"
        | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "search" | "section"
        | "summary" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => Element::Block,
        _ => Element::Inline,
    }
}

/// What element `name` of NITF means. What nobody knows is a paragraph.
pub(super) fn nitf(name: &str) -> Element {
    match name {
        "br" => Element::Break,
        "title" => Element::Aside,
        "meta" | "tobject" | "iim" | "docdata" | "pubdata" | "revision-history" | "rights" | "distributor" | "pre"
        | "media-reference" | "media-metadata" | "media-producer" | "media-object" | "series" => Element::Hidden,
        "a" | "alt-code" | "chron" | "city" | "classifier" | "copyrite" | "copyrite.holder" | "copyrite.year"
        | "country" | "em" | "event" | "frac" | "frac-num" | "frac-sep" | "frac-den" | "function" | "lang"
        | "location" | "money" | "name.family" | "name.given" | "num" | "object.title" | "org" | "person"
        | "postaddr" | "pronounce" | "q" | "region" | "state" | "story.date" | "strong" | "sub" | "sublocation"
        | "sup" | "virtloc" => Element::Inline,
        _ => Element::Block,
    }
}

/// Elements of HTML that have no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element with `lang` as the value of its attribute of that name is in English.
pub(super) fn is_english(lang: &str) -> bool {
    let lang = lang.trim();
    lang.is_empty() || lang.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"))
}
