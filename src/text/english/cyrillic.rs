//! Names that come from Cyrillic, as English news spells them.

use std::borrow::Cow;

use super::entries;

/// Surnames of men and, where the ending tells, of women: *Zhukov* and *Zhukova*, *Volkonsky* and *Volkonskaya*.
pub fn cyrillic_surnames() -> impl Iterator<Item = Cow<'static, str>> {
    entries(include_str!("cyrillic_names.txt"))
        .flat_map(|name| [Some(name.into()), feminine(name)].into_iter().flatten())
}

/// What a woman of the family `name` is called, if not the same.
fn feminine(name: &str) -> Option<Cow<'static, str>> {
    if let Some(stem) = name.strip_suffix("sky") {
        return Some(format!("{stem}skaya").into());
    }
    let inflects = ["ov", "ev", "in"].iter().any(|ending| name.ends_with(ending));
    inflects.then(|| format!("{name}a").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn women_have_names_of_their_own() {
        assert_eq!(feminine("Zhukov").as_deref(), Some("Zhukova"));
        assert_eq!(feminine("Volkonsky").as_deref(), Some("Volkonskaya"));
        assert_eq!(feminine("Kovalenko"), None);
        assert!(cyrillic_surnames().count() > 2000);
    }
}
