//! The words on pages and in files, a struct for each place where they stand.

use super::Plural;

/// Defines a struct of words for one place.
macro_rules! place {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: Box<str>,)*
        }
    };
}
pub(super) use place;

place! {
    /// The words in addresses: small letters of ASCII, digits and hyphens.
    pub struct AddressWords {
        /// The tree of units; a unit's own page stands below it.
        units,
        /// The list of data sets; a data set's own page stands below it.
        data,
        glossary,
        search,
        /// The index from A to Z.
        index,
        /// The publications that are no longer in force.
        archive,
        /// Below a data set's page: a plan by unit.
        by_unit,
        by_time,
        /// By goal, phase or whatever its rows stand under.
        by_goal,
        /// In the name of a printed poster.
        sheet,
        /// In the name of a printed chart of units and letters.
        raci,
        /// In the name of a printed status.
        status,
    }
}

place! {
    /// The titles of the pages that Tavle makes.
    pub struct PageTitles {
        home,
        units,
        data,
        glossary,
        search,
        index,
        archive,
        not_found,
    }
}

place! {
    /// What stands around every page.
    pub struct FrameWords {
        /// The link to the main text, the first on the page.
        skip,
        /// The name of the main navigation, for screen readers.
        navigation,
        /// What opens the main navigation on a narrow screen.
        menu,
        /// The name of the list of languages, for screen readers.
        language,
        /// The name of the path from the home page, for screen readers.
        breadcrumb,
        /// The heading of the list of a page's headings.
        on_this_page,
        updated,
        /// Before who owns the page.
        owner,
        licence,
        accessibility,
        /// The day for which the page was made, `{date}`: only where something on it is late, or may be.
        as_of,
        /// The name of the list of pages in the footer, for screen readers.
        pages,
    }
}

place! {
    /// Whom to ask.
    pub struct ContactWords {
        title,
        email,
        phone,
        address,
        url,
    }
}

place! {
    /// What to know before reading.
    pub struct NoticeWords {
        /// The name of the notices, for screen readers.
        title,
        /// On every page of a site that shows drafts.
        draft,
        /// `{title}` links to what replaces the publication.
        superseded,
        /// `{date}` is the last day.
        expired,
        /// `{date}` is the first day.
        not_yet_valid,
        /// `{language}` is the language in which the text is shown, as in `languages`.
        fallback,
    }
}

place! {
    /// The home page.
    pub struct HomeWords {
        publications,
        /// The heading of what happens next.
        next,
        consultations,
        /// The heading of how far each plan is.
        progress,
        /// A plan, at the head of a column of them.
        plan,
    }
}

place! {
    /// A publication's cover.
    pub struct CoverWords {
        adopted,
        /// `{date}` and `{body}`: when, and by whom.
        adopted_by,
        valid,
        version,
        owner,
        replaces,
        superseded_by,
        updated,
    }
}

place! {
    /// A publication and its chapters.
    pub struct PublicationWords {
        contents,
        /// The heading of the data sets that a publication shows.
        data,
        /// The name of the list of chapters, for screen readers.
        chapters,
        /// The name of the links to the chapters before and after, for screen readers.
        turn,
        previous,
        next,
    }
}

place! {
    /// Publications that are not in force, in a list.
    pub struct PublicationStates {
        not_yet_valid,
        expired,
        superseded,
    }
}

place! {
    /// A data set's own page, and the list of them.
    pub struct DataWords {
        /// What the list of data sets is for.
        intro,
        kind,
        rows,
        /// The file that a data set comes from.
        source,
        downloads,
        shown_in,
        views,
        /// The publications that a data set belongs to.
        publications,
    }
}

place! {
    /// A unit's own page, and the tree of them.
    pub struct UnitWords {
        /// What the tree of units is for.
        intro,
        /// Before the unit that a unit belongs to.
        parent,
        /// Before the units that belong to a unit.
        children,
        short,
        kind,
        /// The heading of what a unit has a role in.
        tasks,
        /// On the page of a unit that has no role in anything.
        idle,
        /// What the page of a unit is about, for search engines and link previews: `{unit}`, and `{tasks}` as in
        /// "12 tasks".
        about,
        /// The heading of the units that have a role in the same tasks.
        works_with,
        shared_tasks,
        /// Below a figure with only some of them, `{n}`.
        most_shared,
    }
}

place! {
    /// What narrows down a table and sorts it, and links to copy; all of it needs a script.
    pub struct FilterWords {
        /// The name of the fields, for screen readers; `{table}` is what the table is called.
        title,
        /// Before the field for a text that is looked for in the rows.
        text,
        /// The choice that leaves nothing out.
        all,
        sort,
        /// The choice of the order in which the rows are written.
        as_written,
        /// How many rows are shown: `{n}` of all `{rows}`, as in "12 of 64 rows".
        count,
        /// Above a table of which only some rows are printed: `{choice}` says which.
        paper,
        /// What shows all rows again.
        clear,
        /// The name of the link to a row, for screen readers.
        row,
        /// The name of the link to a heading, for screen readers.
        heading,
        /// What is said when such a link has been copied.
        copied,
    }
}

place! {
    /// The index from A to Z.
    pub struct IndexWords {
        intro,
        /// What an entry is.
        term,
        unit,
        task,
    }
}

place! {
    /// The ways to look at a plan.
    pub struct AspectWords {
        /// A plan as it is written, task by task.
        task,
        /// The same for a timeline.
        entry,
        /// The same for objectives.
        objective,
        /// The same for a roadmap.
        step,
        unit,
        time,
        /// An activity plan by what its tasks stand under.
        goal,
        section,
        phase,
        period,
        area,
        /// What such a page is about, for search engines and link previews: `{title}` is the plan's, and `{by}` the
        /// way to look at it as it stands after other words, as in "by goal".
        about_unit,
        about_time,
        about_group,
    }
}

place! {
    /// The glossary.
    pub struct GlossaryWords {
        intro,
        /// The name of the links to letters, for screen readers.
        letters,
    }
}

/// Numbers of things; `{n}` is the number.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub rows: Plural,
    pub tasks: Plural,
    pub activities: Plural,
    pub milestones: Plural,
    pub steps: Plural,
    pub entries: Plural,
    pub objectives: Plural,
    pub actions: Plural,
    pub terms: Plural,
    pub units: Plural,
    pub chapters: Plural,
    pub data_sets: Plural,
    pub results: Plural,
    /// The pages of a printed document.
    pub pages: Plural,
}

place! {
    /// Something that citizens can answer.
    pub struct ConsultationWords {
        /// The word for it.
        title,
        /// The heading of how to answer.
        how,
        /// Beside one that is open on the day for which the site was made.
        open,
    }
}

place! {
    /// Figures.
    pub struct FigureWords {
        /// How many are in each state; `{title}`, and `{groups}` as in "Housing: 3 completed".
        shares,
        /// A chart of bars; `{title}`, `{count}` as in "12 activities", `{from}` and `{to}`.
        chart,
        /// A timeline; `{title}`, `{count}`, `{from}` and `{to}`.
        timeline,
        /// A course; `{title}` and `{steps}`, their titles in order.
        flow,
        /// A hub; `{title}`, `{centre}` and `{steps}`, the titles of what stands around it.
        hub,
        /// A roadmap; `{title}`, `{count}` as in "12 steps" and `{phases}`, their titles in order.
        roadmap,
        /// How many are late, `{count}`.
        late,
        /// How many have no date and are not drawn, `{count}`.
        undated,
        /// The sign for one day.
        key_day,
        key_milestone,
        /// The sign for early, in the middle of or late in a time.
        key_about,
        /// The sign for what goes on.
        key_open,
        /// The sign for "at the latest".
        key_deadline,
        /// The sign for what comes again.
        key_again,
        /// The sign for an earlier date.
        key_moved,
        /// The text that says the same as a figure.
        as_text,
    }
}

place! {
    /// The titles of alerts.
    pub struct AlertWords {
        note,
        tip,
        important,
        warning,
        caution,
    }
}

place! {
    /// The boxes in a list of tasks.
    pub struct TaskListWords {
        done,
        not_done,
    }
}

place! {
    /// Footnotes.
    pub struct FootnoteWords {
        title,
        /// The link back to where a note is referred to, `{n}` its number.
        back,
    }
}

place! {
    /// The page for addresses that lead nowhere.
    pub struct NotFoundStrings {
        title,
        text,
        home,
    }
}

place! {
    /// The page at `/`, which leads to the default language.
    pub struct RootWords {
        title,
        text,
    }
}

place! {
    /// The publications that are no longer in force.
    pub struct ArchiveWords {
        intro,
        /// The link from the home page.
        link,
    }
}

place! {
    /// The page at the address of something that has expired.
    pub struct WithdrawnWords {
        title,
        /// `{date}` is the first day on which it was no longer shown.
        text,
    }
}

place! {
    /// The page at an earlier address.
    pub struct RedirectWords {
        title,
        text,
    }
}
