//! The words of search: on the page that searches, and in the box at the head of every page.

use super::page::strings;

strings! {
    pub struct SearchWords {
        label,
        button,
        about,
        hint,
        facets,
        all,
        kind,
        unit,
        publication,
        status,
        found,
        first,
        more,
        near,
        other,
        meant,
        some,
        none,
        none_chosen,
        failed,
        needs_script,
        elsewhere,
        in_language,
        small_words,
        kinds: SearchKindWords,
    }
}

strings! {
    pub struct SearchKindWords of Box<str> {
        page,
        publication,
        chapter,
        data,
        unit,
        term,
        task,
        activity,
        step,
        entry,
        objective,
        action,
        row,
    }
}
