// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/search_panel.h"

#include "common/base/limits.h"
#include "desktop/model/chat_session.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/search_filters.h"
#include "desktop/ui/search_hit_delegate.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace foyer::ui {

using model::SearchModel;
using State = model::SearchModel::State;

namespace {
using namespace std::chrono_literals;
/// From the last key to the question, so that not every letter is one.
constexpr auto kPause = 200ms;
} // namespace

SearchPanel::SearchPanel(model::ChatSession &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_words(new QLineEdit(this))
    , m_filters(new SearchFilters(session, this))
    , m_hits(new QListView(this))
    , m_status(new QLabel(this))
    , m_retry(new QPushButton(tr("Try again"), this))
{
    setObjectName(QStringLiteral("searchPanel"));
    m_words->setObjectName(QStringLiteral("searchWords"));
    m_words->setPlaceholderText(tr("Words, or two characters"));
    m_words->setAccessibleName(tr("Words to look for"));
    m_words->setMaxLength(limits::kSearchLength);
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_status->setObjectName(QStringLiteral("searchStatus"));
    m_status->setProperty("kind", QStringLiteral("dim"));
    m_status->setWordWrap(true);
    makeList(theme);
    auto *above = new QVBoxLayout;
    above->setContentsMargins(12, 10, 12, 8);
    above->setSpacing(8);
    above->addWidget(m_words);
    above->addWidget(m_filters);
    above->addWidget(m_status);
    above->addWidget(m_retry, 0, Qt::AlignLeading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead(theme));
    layout->addWidget(horizontalLine(theme, this));
    layout->addLayout(above);
    layout->addWidget(m_hits, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &SearchPanel::search);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_filters, &SearchFilters::changed, this, [this] { m_pause.start(); });
    connect(m_retry, &QPushButton::clicked, this, &SearchPanel::search);
    connect(&session.search(), &SearchModel::stateChanged, this, &SearchPanel::showState);
    showState();
}

QWidget *SearchPanel::makeHead(const Theme &theme)
{
    auto *head = new QWidget(this);
    auto *close = new QToolButton(head);
    close->setObjectName(QStringLiteral("closeSearch"));
    dressCloseButton(*close, theme);
    connect(close, &QToolButton::clicked, this, &SearchPanel::closeWanted);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 12, 8, 12);
    layout->addWidget(headingLabel(tr("Search messages"), head), 1);
    layout->addWidget(close);
    return head;
}

void SearchPanel::makeList(const Theme &theme)
{
    m_hits->setObjectName(QStringLiteral("searchHits"));
    m_hits->setStyleSheet(QStringLiteral("#searchHits { background: %1; }").arg(theme.ground.name()));
    m_hits->setAccessibleName(tr("What was found"));
    m_hits->setFrameShape(QFrame::NoFrame);
    m_hits->setModel(&m_session.search());
    m_hits->setItemDelegate(new SearchHitDelegate(theme, m_session.pictures(), m_hits));
    m_hits->setMouseTracking(true);
    m_hits->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_hits->setResizeMode(QListView::Adjust);
    m_hits->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_hits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_session.pictures(), &model::PictureCache::thumbnailReady, m_hits->viewport(),
            qOverload<>(&QWidget::update));
    connect(m_hits, &QListView::clicked, this, &SearchPanel::open);
}

void SearchPanel::begin(ConversationId where)
{
    m_filters->setConversation(where);
    m_words->setFocus();
    m_words->selectAll();
}

void SearchPanel::takeFocus()
{
    m_words->setFocus();
}

void SearchPanel::search()
{
    m_pause.stop();
    model::SearchQuery query;
    query.text = m_words->text().trimmed();
    m_filters->applyTo(query);
    if (query.text.isEmpty() && !m_filters->isAnySet())
        m_session.search().clear();
    else
        m_session.search().search(query);
}

void SearchPanel::showState()
{
    const SearchModel &found = m_session.search();
    const bool isEmpty = found.rowCount() == 0;
    QString status;
    switch (found.state()) {
    case State::Idle:
        status = tr("Finds what was said in all your conversations.");
        break;
    case State::Searching:
        status = isEmpty ? tr("Searching …") : QString();
        break;
    case State::Failed:
        status = errorText(found.error()->code);
        break;
    case State::Done:
        status = isEmpty ? tr("Nothing was found.") : QString();
        if (found.isLocal())
            status = isEmpty
                ? tr("Nothing was found among the messages that are kept here. There is no connection.")
                : tr("Only among the messages that are kept here, as there is no connection.");
        else if (found.isIndexing())
            status = tr("The server is still reading older messages, so not all of them are found yet.");
        break;
    }
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
    m_retry->setVisible(found.state() == State::Failed);
}

void SearchPanel::walk(int by)
{
    const int count = m_session.search().rowCount();
    if (count == 0)
        return;
    const QModelIndex now = m_hits->currentIndex();
    const int row = now.isValid() ? std::clamp(now.row() + by, 0, count - 1) : 0;
    m_hits->setCurrentIndex(m_session.search().index(row));
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            walk(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPanel::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_pause.isActive()) {
        search();
    } else if (isEnter) {
        if (!m_hits->currentIndex().isValid())
            walk(0);
        open(m_hits->currentIndex());
    } else if (event->key() == Qt::Key_Escape) {
        emit closeWanted();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SearchPanel::open(const QModelIndex &index)
{
    if (index.isValid())
        emit placeWanted({ConversationId(index.data(SearchModel::ConversationRole).toLongLong()),
                          Seq(index.data(SearchModel::SeqRole).toLongLong())});
}

} // namespace foyer::ui
