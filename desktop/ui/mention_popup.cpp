// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/mention_popup.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/avatar_icons.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/theme.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace foyer::ui {

namespace {

constexpr int kAvatar = 26;
constexpr int kWidest = 380;
constexpr int kGap = 6;

/// "Ada Lovelace  @ada", or "@ada" alone where that is the name.
QString textOf(const model::MentionCandidate &candidate)
{
    const QString call = u'@' + candidate.name;
    if (!candidate.user)
        return MentionPopup::tr("%1   everyone here").arg(call);
    const QString &name = candidate.user->displayName;
    return name.compare(candidate.name, Qt::CaseInsensitive) == 0 ? call
                                                                  : QStringLiteral("%1   %2").arg(name, call);
}

} // namespace

MentionPopup::MentionPopup(model::ChatSession &session, const Theme &theme, QPlainTextEdit &field)
    : QFrame(&field)
    , m_session(session)
    , m_theme(theme)
    , m_field(field)
    , m_list(new QListWidget(this))
    , m_avatars(new AvatarIcons(session, *m_list, kAvatar))
{
    setObjectName(QStringLiteral("mentionPopup"));
    setStyleSheet(
        QStringLiteral("#mentionPopup { background: %1; border: 1px solid %2; border-radius: 10px; }"
                       "#mentionPopup QListWidget { border: none; background: transparent; }")
            .arg(theme.surface.name(), theme.line.name()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->addWidget(m_list);
    m_list->setObjectName(QStringLiteral("mentions"));
    m_list->setAccessibleName(tr("People to call"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(m_list, &QListWidget::itemClicked, this, &MentionPopup::choose);
    connect(&field, &QPlainTextEdit::cursorPositionChanged, this, &MentionPopup::follow);
    connect(&field, &QPlainTextEdit::textChanged, this, &MentionPopup::follow);
    connect(&session.mentions(), &model::MentionSource::changed, this, [this](ConversationId id) {
        if (m_query && id == m_session.openId())
            fill();
    });
    field.installEventFilter(this);
}

void MentionPopup::follow()
{
    const QTextCursor cursor = m_field.textCursor();
    const bool isCaret = !cursor.hasSelection() && m_field.hasFocus();
    const auto query = isCaret ? model::mentionAt(m_field.toPlainText(), cursor.position()) : std::nullopt;
    if (!query)
        m_refused = -1;
    const bool isRefused = query && query->start == m_refused;
    m_query = isRefused ? std::nullopt : query;
    fill();
}

void MentionPopup::fill()
{
    m_found.clear();
    if (m_query)
        m_found = m_session.mentions().candidates(m_session.openId(), m_query->words);
    m_list->clear();
    for (const model::MentionCandidate &candidate : std::as_const(m_found)) {
        auto *item = new QListWidgetItem(textOf(candidate), m_list);
        item->setSizeHint({0, kAvatar + 10});
        if (candidate.user)
            m_avatars->show(*item, *candidate.user);
        else
            item->setIcon(inkedIcon(QStringLiteral("members"), m_theme.ink2));
    }
    m_list->setCurrentRow(0);
    setVisible(!m_found.isEmpty());
    if (isVisible())
        place();
}

void MentionPopup::place()
{
    QWidget *const window = m_field.window();
    if (parentWidget() != window) {
        setParent(window);
        show();
    }
    const int rows = int(m_found.size()) * m_list->sizeHintForRow(0);
    const int width = std::min(kWidest, m_field.width());
    // What is around the rows is known once the list has a place.
    resize(width, 2 * rows);
    layout()->activate();
    const int height = rows + this->height() - m_list->viewport()->height();
    QTextCursor start = m_field.textCursor();
    start.setPosition(int(m_query->start));
    const QPoint caret = m_field.viewport()->mapTo(window, m_field.cursorRect(start).topLeft());
    const QPoint field = m_field.mapTo(window, QPoint());
    const int rightmost = field.x() + m_field.width() - width;
    setGeometry(std::clamp(caret.x() - kAvatar, field.x(), std::max(field.x(), rightmost)),
                std::max(0, field.y() - height - kGap), width, height);
    raise();
}

bool MentionPopup::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (isVisible() && takesKey(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        m_query.reset();
        fill();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

bool MentionPopup::takesKey(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose();
        return true;
    case Qt::Key_Escape:
        refuse();
        return true;
    default:
        return false;
    }
}

void MentionPopup::step(int rows)
{
    const int count = m_list->count();
    m_list->setCurrentRow((m_list->currentRow() + rows + count) % count);
}

void MentionPopup::choose()
{
    const int row = m_list->currentRow();
    if (!m_query || row < 0 || row >= m_found.size())
        return;
    const QString name = m_found.at(row).name;
    QTextCursor cursor = m_field.textCursor();
    const int caret = cursor.position();
    const QString text = m_field.toPlainText();
    const bool isSpaced = caret < text.size() && text.at(caret).isSpace();
    cursor.setPosition(int(m_query->start));
    cursor.setPosition(caret, QTextCursor::KeepAnchor);
    m_refused = m_query->start;
    cursor.insertText(u'@' + name + (isSpaced ? QString() : QStringLiteral(" ")));
    if (isSpaced)
        cursor.movePosition(QTextCursor::NextCharacter);
    m_field.setTextCursor(cursor);
    m_query.reset();
    m_field.setFocus();
    fill();
}

void MentionPopup::refuse()
{
    m_refused = m_query ? m_query->start : -1;
    m_query.reset();
    fill();
}

} // namespace foyer::ui
