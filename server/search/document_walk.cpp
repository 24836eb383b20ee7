// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/document_walk.h"

#include <algorithm>
#include <utility>

namespace foyer::search {
namespace {

/// The term of all documents.
const std::string kEvery;

const Xapian::PostingIterator kEnd;

} // namespace

DocumentWalk::Walker::Walker(std::vector<Xapian::PostingIterator> branches)
    : m_branches(std::move(branches))
{
    for (std::size_t i = 0; i < m_branches.size(); ++i) {
        if (m_branches[i] != kEnd)
            m_heads.push_back({*m_branches[i], i});
    }
    std::make_heap(m_heads.begin(), m_heads.end());
}

Xapian::docid DocumentWalk::Walker::skipTo(Xapian::docid from)
{
    while (!m_heads.empty() && m_heads.front().document < from) {
        std::pop_heap(m_heads.begin(), m_heads.end());
        Xapian::PostingIterator &branch = m_branches[m_heads.back().at];
        branch.skip_to(from);
        if (branch == kEnd) {
            m_heads.pop_back();
            continue;
        }
        m_heads.back().document = *branch;
        std::push_heap(m_heads.begin(), m_heads.end());
    }
    return m_heads.empty() ? 0 : m_heads.front().document;
}

DocumentWalk::DocumentWalk(const Xapian::Database &database, const std::vector<std::string> &terms,
                           const std::vector<std::string> &alternatives)
{
    std::vector<std::pair<std::size_t, std::vector<std::string>>> groups;
    for (const std::string &term : terms)
        groups.emplace_back(database.get_termfreq(term), std::vector<std::string>{term});
    if (!alternatives.empty()) {
        std::size_t frequency = 0;
        for (const std::string &term : alternatives)
            frequency += database.get_termfreq(term);
        groups.emplace_back(frequency, alternatives);
    }
    if (groups.empty())
        groups.emplace_back(database.get_doccount(), std::vector<std::string>{kEvery});
    std::sort(groups.begin(), groups.end());
    for (const auto &[frequency, group] : groups) {
        std::vector<Xapian::PostingIterator> branches;
        // What is nowhere ends the walk before the others are even opened.
        if (frequency > 0) {
            for (const std::string &term : group)
                branches.push_back(database.postlist_begin(term));
        }
        m_walkers.emplace_back(std::move(branches));
        if (frequency == 0)
            break;
    }
}

Xapian::docid DocumentWalk::next(Xapian::docid from)
{
    Xapian::docid candidate = from;
    for (;;) {
        candidate = m_walkers.front().skipTo(candidate);
        const bool isShared =
            candidate != 0 && std::all_of(m_walkers.begin() + 1, m_walkers.end(), [&](Walker &walker) {
                const Xapian::docid found = walker.skipTo(candidate);
                const bool isSame = found == candidate;
                candidate = found;
                return isSame;
            });
        if (isShared || candidate == 0)
            return candidate;
    }
}

} // namespace foyer::search
