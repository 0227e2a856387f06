//! The words on pages and in files, a struct for each place where they stand.

use super::Plural;

/// Defines a struct of words for one place. A field is a text, unless its type stands behind it.
macro_rules! strings {
    (@type) => { Box<str> };
    (@type $type:ty) => { $type };
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident $(: $type:ty)?,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: strings!(@type $($type)?),)*
        }
    };
    // Words that are looked up by the name of their field.
    ($(#[$meta:meta])* pub struct $name:ident of $type:ty { $($(#[$field_meta:meta])* $field:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $name {
            /// What is said under a key.
            pub fn find(&self, key: &str) -> Option<&$type> {
                match key {
                    $(stringify!($field) => Some(&self.$field),)*
                    _ => None,
                }
            }
        }
    };
}
pub(super) use strings;

strings! {
    pub struct AddressWords {
        units,
        data,
        glossary,
        search,
        index,
        archive,
        reviews,
        choices,
        connections,
        by_unit,
        by_time,
        by_goal,
        reports,
        part,
        sheet,
        raci,
        status,
    }
}

strings! {
    pub struct PageTitles {
        home,
        units,
        data,
        glossary,
        search,
        index,
        archive,
        reviews,
        connections,
        not_found,
    }
}

strings! {
    pub struct FrameWords {
        skip,
        navigation,
        menu,
        language,
        breadcrumb,
        on_this_page,
        updated,
        reviewed,
        next_review,
        owner,
        licence,
        accessibility,
        as_of,
        pages,
        all_pages,
    }
}

strings! {
    pub struct ContactWords {
        title,
        email,
        phone,
        address,
        url,
    }
}

strings! {
    pub struct NoticeWords {
        title,
        draft,
        superseded,
        expired,
        not_yet_valid,
        fallback,
        by_group,
    }
}

strings! {
    pub struct HomeWords {
        publications,
        next,
        consultations,
        progress,
        plan,
    }
}

strings! {
    pub struct CoverWords {
        adopted,
        adopted_by,
        valid,
        version,
        owner,
        replaces,
        superseded_by,
        updated,
        corrected,
    }
}

strings! {
    pub struct PublicationWords {
        contents,
        data,
        chapters,
        all_chapters,
        turn,
        previous,
        next,
    }
}

strings! {
    pub struct PublicationStates {
        not_yet_valid,
        expired,
        superseded,
    }
}

strings! {
    pub struct DataWords {
        intro,
        kind,
        rows,
        source,
        downloads,
        shown_in,
        views,
        publications,
        about_choice,
        parts,
        part,
        part_of,
        part_rows,
        part_row,
        turn,
        all_parts,
        about_part,
    }
}

strings! {
    pub struct UnitWords {
        intro,
        parent,
        children,
        short,
        kind,
        tasks,
        idle,
        about,
        works_with,
        shared_tasks,
        most_shared,
    }
}

strings! {
    pub struct FilterWords {
        title,
        text,
        all,
        sort,
        as_written,
        count,
        paper,
        clear,
        row,
        heading,
        copied,
        year,
        here,
        everywhere,
        more,
        failed,
    }
}

strings! {
    pub struct IndexWords {
        intro,
        term,
        unit,
        task,
    }
}

strings! {
    pub struct AspectWords of Box<str> {
        task,
        entry,
        objective,
        step,
        unit,
        time,
        goal,
        section,
        phase,
        period,
        area,
        about_unit,
        about_time,
        about_group,
    }
}

strings! {
    pub struct GlossaryWords {
        intro,
        letters,
    }
}

strings! {
    pub struct Counts of Plural {
        rows,
        tasks,
        activities,
        milestones,
        steps,
        entries,
        objectives,
        actions,
        terms,
        units,
        chapters,
        data_sets,
        results,
        pages,
        contributions,
        late,
    }
}

strings! {
    pub struct ConsultationWords {
        title,
        how,
        open,
    }
}

strings! {
    pub struct ConnectionWords {
        intro,
        partly,
        late,
        sum,
        not_cancelled,
        more,
        nothing,
        again,
        as_figure,
        objective,
        contribution,
        plan,
        see,
        site,
    }
}

strings! {
    pub struct FigureWords {
        shares,
        chart,
        timeline,
        flow,
        hub,
        roadmap,
        grid,
        connections,
        late,
        undated,
        key_day,
        key_milestone,
        key_about,
        key_open,
        key_deadline,
        key_again,
        key_moved,
        as_text,
    }
}

strings! {
    pub struct AlertWords {
        note,
        tip,
        important,
        warning,
        caution,
    }
}

strings! {
    pub struct TaskListWords {
        done,
        not_done,
    }
}

strings! {
    pub struct FootnoteWords {
        title,
        back,
    }
}

strings! {
    pub struct NotFoundStrings {
        title,
        text,
        home,
    }
}

strings! {
    pub struct RootWords {
        title,
        text,
    }
}

strings! {
    pub struct ArchiveWords {
        intro,
        link,
    }
}

strings! {
    pub struct ReviewWords {
        intro,
        texts,
        all,
        nobody,
        never,
        calendar,
        event,
        category,
        owner,
        last,
        next,
    }
}

strings! {
    pub struct WithdrawnWords {
        title,
        text,
    }
}

strings! {
    pub struct RedirectWords {
        title,
        text,
    }
}
