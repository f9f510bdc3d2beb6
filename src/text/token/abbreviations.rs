//! Words whose full stop is theirs.

/// What must follow a full stop for it to belong to an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// It always belongs to it, even at the end of a sentence.
    Always,
    /// Only when the sentence goes on, because the word is also an ordinary one.
    Inside,
    /// Only before a number: `No. 5`.
    BeforeNumber,
    /// It never belongs to it.
    Never,
}

/// How the full stop behind `word` (written without it) is read.
pub(super) fn stop_after(word: &str) -> Stop {
    match word {
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Prof" | "Rev" | "Hon" | "Messrs" | "Mme" | "Mlle" | "St" | "Ste"
        | "Gen" | "Gov" | "Sen" | "Sens" | "Rep" | "Reps" | "Lt" | "Col" | "Capt" | "Cpl" | "Sgt" | "Maj" | "Cmdr"
        | "Adm" | "Brig" | "Pte" | "Jr" | "Sr" | "Esq" | "Inc" | "Corp" | "Ltd" | "Bros" | "Co" | "Ft" | "Mt"
        | "Ave" | "Blvd" | "Rd" | "Jan" | "Feb" | "Aug" | "Sept" | "Oct" | "Nov" | "Dec" | "Tues" | "Thur"
        | "Thurs" | "vs" | "etc" | "Etc" | "al" | "cf" | "ca" | "approx" | "Approx" | "esp" | "dept" | "Dept"
        | "est" | "Vol" | "vol" | "eds" | "Attn" | "Ph" | "Sc" | "lb" | "lbs" | "oz" | "ft" | "eg" | "ie" | "yrs"
        | "Ala" | "Ariz" | "Calif" | "Colo" | "Conn" | "Fla" | "Mich" | "Minn" | "Okla" | "Ont" | "Que" | "Tenn"
        | "Va" | "Wis" | "Wyo" => Stop::Always,
        "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun" | "Mar" | "Apr" | "Jun" | "Jul" | "Sep" | "Ed" | "ed"
        | "Sec" | "Fig" | "fig" | "ext" | "Ext" | "Pres" | "Univ" | "dom" | "c" | "b" | "d" => Stop::Inside,
        "No" | "no" | "Nos" | "nos" | "p" | "pp" | "Art" | "art" | "Ch" | "ch" => Stop::BeforeNumber,
        _ => Stop::Never,
    }
}

/// Whether `prefix` stays joined to what follows its hyphen: `anti-war`, but not `cease-fire`.
pub(super) fn is_joining_prefix(prefix: &str) -> bool {
    const PREFIXES: [&str; 30] = [
        "e", "re", "co", "ex", "un", "de", "bi", "wi", "non", "mid", "pre", "pro", "sub", "anti", "post", "over",
        "semi", "mini", "cross", "multi", "inter", "intra", "extra", "trans", "socio", "quasi", "hyper", "psycho",
        "contra", "counter",
    ];
    prefix.len() <= 7 && PREFIXES.iter().any(|known| prefix.eq_ignore_ascii_case(known))
}

/// Whether `suffix` behind a dot makes the whole an address or a file name, not two sentences without a space.
pub(super) fn is_domain_or_extension(suffix: &str) -> bool {
    matches!(
        suffix,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "mil"
            | "int"
            | "info"
            | "co"
            | "uk"
            | "us"
            | "eu"
            | "fr"
            | "de"
            | "ru"
            | "ua"
            | "io"
            | "tv"
            | "doc"
            | "docx"
            | "pdf"
            | "xls"
            | "txt"
            | "html"
            | "htm"
            | "php"
            | "jpg"
            | "png"
            | "js"
    )
}
