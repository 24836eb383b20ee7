// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/emoji_picker.h"

#include "desktop/model/emoji_book.h"
#include "desktop/ui/emoji_grid.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/theme.h"

#include <QButtonGroup>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace foyer::ui {

namespace {

/// The group of those that were used lately.
constexpr int kRecent = -1;
constexpr int kColumns = 10;
constexpr int kRows = 7;
constexpr int kGap = 6;

/// The same as in the web client.
QString groupSign(int group)
{
    static const QStringList signs{QStringLiteral("😀"), QStringLiteral("👋"),      QStringLiteral("🐻"),
                                   QStringLiteral("🍎"), QStringLiteral("🏠"),      QStringLiteral("⚽"),
                                   QStringLiteral("💡"), QStringLiteral("❤️"), QStringLiteral("🏁")};
    return group == kRecent ? QStringLiteral("🕘") : signs.value(group);
}

QStringList hands()
{
    return {QStringLiteral("👋"),        QStringLiteral("👋🏻"), QStringLiteral("👋🏼"),
            QStringLiteral("👋🏽"), QStringLiteral("👋🏾"), QStringLiteral("👋🏿")};
}

} // namespace

EmojiPicker::EmojiPicker(model::EmojiBook &book, const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_book(book)
    , m_theme(theme)
    , m_search(new QLineEdit(this))
    , m_tone(new QToolButton(this))
    , m_groups(new QButtonGroup(this))
    , m_grid(new EmojiGrid(theme, this))
    , m_note(new QLabel(this))
    , m_name(new QLabel(this))
{
    setObjectName(QStringLiteral("emojiPicker"));
    setAccessibleName(tr("Choose an emoji"));
    setAttribute(Qt::WA_DeleteOnClose);
    setStyleSheet(QStringLiteral("#emojiPicker { background: %1; border: 1px solid %2; }")
                      .arg(theme.surface.name(), theme.line.name()));
    m_note->setObjectName(QStringLiteral("emojiNote"));
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    for (QLabel *label : {m_note, m_name})
        label->setProperty("kind", QStringLiteral("dim"));
    m_name->setObjectName(QStringLiteral("emojiName"));
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setContentsMargins(4, 0, 4, 0);
    const QSize size(kColumns * EmojiGrid::kCell + 14, kRows * EmojiGrid::kCell);
    m_grid->setFixedSize(size);
    m_note->setFixedSize(size);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(makeTop());
    layout->addWidget(makeGroups());
    layout->addWidget(m_grid);
    layout->addWidget(m_note);
    layout->addWidget(m_name);
    connect(m_grid, &EmojiGrid::chosen, this, &EmojiPicker::choose);
    connect(m_grid, &EmojiGrid::currentChanged, this, &EmojiPicker::showCurrent);
    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::find);
    m_search->installEventFilter(this);
    showGroup(book.recents().isEmpty() ? 0 : kRecent);
}

QWidget *EmojiPicker::makeTop()
{
    auto *top = new QWidget(this);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_tone);
    m_search->setObjectName(QStringLiteral("emojiSearch"));
    m_search->setPlaceholderText(tr("Find an emoji"));
    m_search->setAccessibleName(tr("Find an emoji"));
    m_search->setClearButtonEnabled(true);
    m_tone->setObjectName(QStringLiteral("emojiTone"));
    m_tone->setFont(emojiFont(font()));
    m_tone->setToolTip(tr("Skin tone"));
    m_tone->setAccessibleName(tr("Skin tone"));
    m_tone->setText(hands().at(m_book.tone()));
    connect(m_tone, &QToolButton::clicked, this, &EmojiPicker::showTones);
    return top;
}

QWidget *EmojiPicker::makeGroups()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const QStringList names{tr("Smileys"),
                            tr("People"),
                            tr("Animals and nature"),
                            tr("Food and drink"),
                            tr("Travel and places"),
                            tr("Activities"),
                            tr("Objects"),
                            tr("Symbols"),
                            tr("Flags")};
    layout->addWidget(makeGroup(kRecent, groupSign(kRecent), tr("Used lately")), 1);
    for (int group = 0; group < model::EmojiTable::kGroups; ++group)
        layout->addWidget(makeGroup(group, groupSign(group), names.at(group)), 1);
    connect(m_groups, &QButtonGroup::idClicked, this, [this](int id) { showGroup(id + kRecent); });
    return row;
}

QToolButton *EmojiPicker::makeGroup(int group, const QString &sign, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setFont(emojiFont(font()));
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // The grid says how wide all of it is.
    button->setMinimumWidth(1);
    button->setStyleSheet(
        QStringLiteral("QToolButton { border: none; border-bottom: 2px solid transparent; border-radius: 0;"
                       " padding: 5px 0; } QToolButton:checked { border-bottom: 2px solid %1; }")
            .arg(m_theme.accent.name()));
    // A group's id must not be negative.
    m_groups->addButton(button, group - kRecent);
    return button;
}

void EmojiPicker::showGroup(int group)
{
    m_group = group;
    m_groups->button(group - kRecent)->setChecked(true);
    if (!m_search->text().isEmpty())
        m_search->clear();
    else
        refresh();
}

void EmojiPicker::find(const QString &words)
{
    // What is found is of no group.
    m_groups->setExclusive(false);
    for (QAbstractButton *button : m_groups->buttons())
        button->setChecked(words.trimmed().isEmpty() && m_groups->id(button) == m_group - kRecent);
    m_groups->setExclusive(true);
    refresh();
}

void EmojiPicker::refresh()
{
    const QString words = m_search->text().trimmed();
    const model::EmojiTable &table = m_book.table();
    QList<model::Emoji> shown;
    int tone = m_book.tone();
    if (!words.isEmpty()) {
        shown = table.search(words);
    } else if (m_group == kRecent) {
        // These have the tone that they were taken in.
        tone = 0;
        const QStringList recents = m_book.recents();
        for (const QString &emoji : recents) {
            const model::Emoji *known = table.find(emoji);
            shown.append(known == nullptr ? model::Emoji{emoji, 0, {}, {}, {}} : *known);
            shown.last().text = emoji;
        }
    } else {
        shown = table.group(m_group);
    }
    m_grid->setEmoji(shown, tone);
    const bool isEmpty = m_grid->count() == 0;
    m_grid->setVisible(!isEmpty);
    m_note->setVisible(isEmpty);
    m_note->setText(words.isEmpty() ? tr("The emoji that you use will be here.")
                                    : tr("Nothing found. Try another word."));
}

void EmojiPicker::showTones()
{
    const QStringList names{tr("Without skin tone"),      tr("Light skin tone"),
                            tr("Medium-light skin tone"), tr("Medium skin tone"),
                            tr("Medium-dark skin tone"),  tr("Dark skin tone")};
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("emojiTones"));
    menu.setFont(emojiFont(font()));
    for (int tone = 0; tone < names.size(); ++tone) {
        QAction *action = menu.addAction(hands().at(tone) + QStringLiteral("  ") + names.at(tone));
        action->setCheckable(true);
        action->setChecked(tone == m_book.tone());
        connect(action, &QAction::triggered, this, [this, tone] {
            m_book.setTone(tone);
            m_tone->setText(hands().at(tone));
            refresh();
        });
    }
    menu.exec(m_tone->mapToGlobal(QPoint(0, m_tone->height())));
    m_search->setFocus();
}

void EmojiPicker::showCurrent()
{
    const QString name = m_grid->currentName();
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, m_grid->width()));
    // So that it is heard which one it would be.
    m_search->setAccessibleDescription(name);
}

void EmojiPicker::choose(const QString &emoji)
{
    if (emoji.isEmpty())
        return;
    const bool isMore = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    m_book.noteUse(emoji);
    emit chosen(emoji);
    if (!isMore)
        close();
}

bool EmojiPicker::takesKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        m_grid->step(0, 1);
        return true;
    case Qt::Key_Up:
        m_grid->step(0, -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const int groups = model::EmojiTable::kGroups + 1;
        const int step = key == Qt::Key_PageDown ? 1 : groups - 1;
        showGroup((m_group - kRecent + step) % groups + kRecent);
        return true;
    }
    case Qt::Key_Right:
    case Qt::Key_Left:
        // Within words these move the caret.
        if (key == Qt::Key_Left ? m_search->cursorPosition() > 0
                                : m_search->cursorPosition() < m_search->text().size())
            return false;
        m_grid->step(key == Qt::Key_Right ? 1 : -1, 0);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_grid->current());
        return true;
    default:
        return false;
    }
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takesKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

void EmojiPicker::closeEvent(QCloseEvent *event)
{
    QFrame::closeEvent(event);
    emit closed();
}

void EmojiPicker::openAt(QPoint global)
{
    adjustSize();
    const QRect screen = parentWidget()->screen()->availableGeometry();
    const int x = std::clamp(global.x() - width() / 2, screen.left(),
                             std::max(screen.left(), screen.right() - width()));
    const int above = global.y() - height() - kGap;
    const int y = above >= screen.top() ? above : std::min(global.y() + kGap, screen.bottom() - height());
    move(x, std::max(screen.top(), y));
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

} // namespace foyer::ui
