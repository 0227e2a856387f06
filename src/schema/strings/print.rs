//! The words of printed documents, and of the links to them.

use super::page::strings;

strings! {
    pub struct DocumentWords {
        title,
        handbook,
        sheet,
        raci,
        status,
        chapter,
        data_set,
        unit,
        connections,
        one_of,
        measure,
        kilobytes,
        megabytes,
    }
}

strings! {
    pub struct PrintWords {
        page,
        contents,
        online,
        as_of,
        updated,
        draft,
        continued,
        version,
        see_page,
        glossary,
        who,
        who_intro,
        colophon,
        made,
        sources,
        attached,
        current,
        qr_alt,
        responsible,
        others,
        legend,
        other_units,
        as_table,
        was,
        by_document,
        by_date,
        nothing_dated,
        done,
        due,
        left_undone,
        late_now,
        nothing_done,
        nothing_due,
        nothing_late,
        timeline,
        whole_plan,
    }
}
