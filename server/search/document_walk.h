// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/search_index.h"

#include <xapian.h>

#include <string>
#include <vector>

namespace foyer::search {

/// The documents that have all terms and at least one of the alternatives, upwards by number, that is from the newest on.
/// Xapian's own matcher looks at all that fit before it answers; this stops where the page is full.
class DocumentWalk
{
public:
    /// No alternatives: none is needed. The database must outlive this object.
    DocumentWalk(const Xapian::Database &database, const std::vector<std::string> &terms,
                 const std::vector<std::string> &alternatives);

    /// The first such document with a number from `from` on, or 0. `from` must not fall from call to call.
    [[nodiscard]] Xapian::docid next(Xapian::docid from);

private:
    /// Walks over documents upwards.
    class Walker
    {
    public:
        explicit Walker(std::vector<Xapian::PostingIterator> branches);
        /// The first document from `from` on that any of the branches has, or 0.
        [[nodiscard]] Xapian::docid skipTo(Xapian::docid from);

    private:
        struct Branch
        {
            Xapian::docid document;
            std::size_t at;
            bool operator<(const Branch &other) const { return document > other.document; }
        };

        std::vector<Xapian::PostingIterator> m_branches;
        /// A heap, the lowest document at the front.
        std::vector<Branch> m_heads;
    };

    /// The rarest first; a document that fits is one that all of them have.
    std::vector<Walker> m_walkers;
};

} // namespace foyer::search
