//! The words of printed documents, and of the links to them.

use super::page::place;

place! {
    /// The links to printed documents.
    pub struct DocumentWords {
        /// The heading of a list of them.
        title,
        /// The whole of a publication.
        handbook,
        /// A matrix or a roadmap as a poster.
        sheet,
        /// A matrix by units, with letters for the roles.
        raci,
        /// How far an activity plan is.
        status,
        chapter,
        data_set,
        /// All that a unit has a role in.
        unit,
        /// One of several documents of a kind: `{document}`, and the `{title}` of the data set that it shows.
        one_of,
        /// How large a document is: `{pages}` as in "24 pages", and `{size}`.
        measure,
        /// A size of less than a million bytes, `{n}` thousand.
        kilobytes,
        /// A larger size, `{n}` million.
        megabytes,
    }
}

place! {
    /// Within printed documents.
    pub struct PrintWords {
        /// At the foot of a page, `{page}` of `{pages}`.
        page,
        contents,
        /// Where the same can be read on the web, `{url}`.
        online,
        /// The day for which the document was made, `{date}`: only where something in it is late, or may be.
        as_of,
        /// The day on which anything in it was last changed, `{date}`: only where no other day stands there.
        updated,
        /// On every sheet of a document of a site that shows drafts.
        draft,
        /// Beside a heading that is repeated where its table goes on.
        continued,
        /// `{version}` as the publication has it.
        version,
        /// After a link to another place in the document, `{page}`.
        see_page,
        /// The heading of the terms and abbreviations.
        glossary,
        /// The heading of the index by unit.
        who,
        /// What the index by unit is for.
        who_intro,
        /// The heading of the last page.
        colophon,
        /// What text and tables were made from.
        made,
        /// The heading of the data files behind the tables.
        sources,
        /// That the data files are in the document itself.
        attached,
        /// Beside the code that leads to the web version.
        current,
        /// What a screen reader says for that code, `{url}`.
        qr_alt,
        responsible,
        /// All other roles than being responsible.
        others,
        /// The heading of what signs and letters mean.
        legend,
        /// On posters, for units without a sign of their own.
        other_units,
        /// After the title of a figure, over the same as a table.
        as_table,
        /// Before the date from which something was moved.
        was,
        /// A unit's tasks, publication by publication.
        by_document,
        /// A unit's tasks in the order of their dates.
        by_date,
        /// For a unit without tasks that have a date.
        nothing_dated,
        /// The heading of what is completed.
        done,
        /// The heading of what is next.
        due,
        /// The same in a plan that has ended: what was not done by then.
        left_undone,
        /// The heading of what should have been done by now.
        late_now,
        nothing_done,
        nothing_due,
        nothing_late,
        /// The heading of a plan's chart.
        timeline,
        /// The heading of a plan's table.
        whole_plan,
    }
}
