// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/search_filters.h"

#include "desktop/model/chat_session.h"
#include "desktop/model/conversation_title.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace foyer::ui {

using Conversations = model::ConversationListModel;

namespace {
/// The day that stands for none.
QDate noDay()
{
    return {2000, 1, 1};
}
} // namespace

SearchFilters::SearchFilters(model::ChatSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_place(new QComboBox(this))
    , m_author(new QComboBox(this))
    , m_picture(new QCheckBox(tr("With a picture"), this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    m_place->setObjectName(QStringLiteral("searchPlace"));
    m_author->setObjectName(QStringLiteral("searchAuthor"));
    for (QComboBox *box : {m_place, m_author}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    form->addRow(tr("Where"), m_place);
    form->addRow(tr("By"), m_author);
    m_from = addDate("searchFrom", tr("From"));
    m_to = addDate("searchTo", tr("Until"));
    m_picture->setObjectName(QStringLiteral("searchPicture"));
    form->addRow(QString(), m_picture);
    fillPlaces();
    fillAuthors({});
    connect(m_place, &QComboBox::currentIndexChanged, this, &SearchFilters::onPlaceChosen);
    connect(m_author, &QComboBox::currentIndexChanged, this, &SearchFilters::changed);
    connect(m_picture, &QCheckBox::toggled, this, &SearchFilters::changed);
}

QDateEdit *SearchFilters::addDate(const char *name, const QString &label)
{
    auto *date = new QDateEdit(noDay(), this);
    date->setObjectName(QLatin1StringView(name));
    date->setMinimumDate(noDay());
    date->setSpecialValueText(tr("any day"));
    date->setCalendarPopup(true);
    connect(date, &QDateEdit::dateChanged, this, &SearchFilters::changed);
    static_cast<QFormLayout *>(layout())->addRow(label, date);
    return date;
}

void SearchFilters::fillPlaces()
{
    m_place->clear();
    m_place->addItem(tr("Everywhere"), qint64(0));
    const Conversations &conversations = m_session.conversations();
    for (int row = 0; row < conversations.rowCount(); ++row) {
        const QModelIndex index = conversations.index(row);
        m_place->addItem(index.data(Conversations::NameRole).toString(), index.data(Conversations::IdRole));
    }
}

void SearchFilters::setConversation(ConversationId id)
{
    const qint64 before = m_place->currentData().toLongLong();
    {
        const QSignalBlocker quiet(m_place);
        fillPlaces();
        m_place->setCurrentIndex(std::max(0, m_place->findData(id.value())));
    }
    if (m_place->currentData().toLongLong() != before || m_author->count() < 2)
        onPlaceChosen();
}

void SearchFilters::onPlaceChosen()
{
    fillAuthors({});
    emit changed();
    const ConversationId place(m_place->currentData().toLongLong());
    if (!place.isValid())
        return;
    m_session.people().loadMembers(place, this,
                                   [this, place](const Result<QList<protocol::Member>> &members) {
                                       // Without names to choose from, the search goes on without an author.
                                       if (members && place.value() == m_place->currentData().toLongLong())
                                           fillAuthors(*members);
                                   });
}

void SearchFilters::fillAuthors(const QList<protocol::Member> &members)
{
    QList<protocol::Member> sorted = members;
    std::sort(sorted.begin(), sorted.end(), [](const protocol::Member &a, const protocol::Member &b) {
        return QString::localeAwareCompare(a.user.displayName, b.user.displayName) < 0;
    });
    const QSignalBlocker quiet(m_author);
    m_author->clear();
    m_author->addItem(tr("Anybody"), qint64(0));
    for (const protocol::Member &member : std::as_const(sorted))
        m_author->addItem(model::nameOf(member.user), member.user.id.value());
    m_author->setEnabled(!sorted.isEmpty());
    m_author->setToolTip(sorted.isEmpty() ? tr("Choose a conversation first") : QString());
}

bool SearchFilters::isAnySet() const
{
    return m_author->currentIndex() > 0 || m_from->date() != noDay() || m_to->date() != noDay()
        || m_picture->isChecked();
}

void SearchFilters::applyTo(model::SearchQuery &query) const
{
    query.conversation = ConversationId(m_place->currentData().toLongLong());
    query.author = UserId(m_author->currentData().toLongLong());
    if (m_from->date() != noDay())
        query.from = m_from->date().startOfDay().toMSecsSinceEpoch();
    // The day itself counts too.
    if (m_to->date() != noDay())
        query.to = m_to->date().addDays(1).startOfDay().toMSecsSinceEpoch();
    query.isWithImage = m_picture->isChecked();
}

} // namespace foyer::ui
