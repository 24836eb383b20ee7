// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/theme.h"

#include <QApplication>
#include <QFont>
#include <QStyleFactory>

namespace foyer::ui {

namespace {

QColor rgb(const char *name)
{
    return QColor(QLatin1StringView(name));
}

} // namespace

Theme Theme::light()
{
    return {
        .ground = rgb("#f7f2ea"),
        .side = rgb("#eee6d9"),
        .sideActive = rgb("#fffdf9"),
        .surface = rgb("#fffdf9"),
        .hover = QColor(0x6b, 0x57, 0x36, 0x14),
        .line = rgb("#e3d9c9"),
        .ink = rgb("#2a251f"),
        .ink2 = rgb("#61574b"),
        .ink3 = rgb("#6f6457"),
        .accent = rgb("#1f6a59"),
        .accentHover = rgb("#17564a"),
        .onAccent = rgb("#ffffff"),
        .accentInk = rgb("#1b6151"),
        .accentSoft = rgb("#dcebe3"),
        .lamp = rgb("#8f5306"),
        .lampSoft = rgb("#fbe9c9"),
        .danger = rgb("#ad2a1f"),
        .dangerSoft = rgb("#fae3df"),
        .online = rgb("#2f9e62"),
        .badge = rgb("#c4501f"),
        .onBadge = rgb("#ffffff"),
    };
}

Theme Theme::dark()
{
    return {
        .ground = rgb("#1d1a17"),
        .side = rgb("#171412"),
        .sideActive = rgb("#2c2722"),
        .surface = rgb("#28231f"),
        .hover = QColor(0xf5, 0xe6, 0xcf, 0x12),
        .line = rgb("#38312a"),
        .ink = rgb("#f2ebe1"),
        .ink2 = rgb("#c0b4a5"),
        .ink3 = rgb("#a89b8b"),
        .accent = rgb("#7ccbb4"),
        .accentHover = rgb("#93d9c4"),
        .onAccent = rgb("#0c2a22"),
        .accentInk = rgb("#86d3bc"),
        .accentSoft = rgb("#1f3f36"),
        .lamp = rgb("#eab565"),
        .lampSoft = rgb("#43331a"),
        .danger = rgb("#ff9c8c"),
        .dangerSoft = rgb("#4a2420"),
        .online = rgb("#4fc585"),
        .badge = rgb("#e9824f"),
        .onBadge = rgb("#2b1004"),
    };
}

bool Theme::isDark(const QPalette &system)
{
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

void Theme::applyTo(QApplication &application) const
{
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(palette());
    // Named, so that Chinese in a Latin font's fallback gets the right weight and the Simplified shapes.
    QFont font = QApplication::font();
    font.setFamilies(QStringList(font.family())
                     << QStringLiteral("Noto Sans CJK SC") << QStringLiteral("Noto Sans SC")
                     << QStringLiteral("PingFang SC") << QStringLiteral("Microsoft YaHei UI"));
    application.setFont(font);
    application.setStyleSheet(styleSheet());
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, ground);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, ground);
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::PlaceholderText, ink3);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::BrightText, danger);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accentInk);
    palette.setColor(QPalette::LinkVisited, accentInk);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Disabled, QPalette::Text, ink3);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, ink3);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, ink3);
    return palette;
}

QString Theme::styleSheet() const
{
    QString sheet = QStringLiteral(R"(
QLineEdit { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 7px 10px; }
QLineEdit:focus { border: 2px solid @accent; padding: 6px 9px; }
QPushButton { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 7px 16px; }
QPushButton:hover { background: @ground; border-color: @ink3; }
QPushButton:focus { border: 2px solid @accent; padding: 6px 15px; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @line; color: @ink3; border-color: @line; }
QPushButton[kind="danger"] { background: @danger; color: @surface; border-color: @danger; font-weight: 600; }
QPushButton[kind="danger"]:focus { border: 2px solid @ink; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid @ink3; border-radius: 4px; background: @surface; }
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:disabled { border-color: @line; background: @ground; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@check.svg); }
QCheckBox::indicator:checked:disabled { background: @ink3; border-color: @ink3; }
QComboBox { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 5px 10px; }
QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(:/icons/@down.svg); width: 12px; height: 12px; }
QDateEdit { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 5px 10px; }
QDateEdit:focus { border-color: @accent; }
QDateEdit::drop-down { border: none; width: 26px; subcontrol-position: center right; }
QDateEdit::down-arrow { image: url(:/icons/@down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; outline: none; padding: 4px; }
QPlainTextEdit { background: @surface; border: 1px solid @line; border-radius: 8px; padding: 4px; }
#messageBar QToolButton { padding: 4px 5px; }
#reactionPicker { background: @surface; border: 1px solid @line; border-radius: 10px; }
QToolButton { border: 1px solid transparent; border-radius: 8px; padding: 6px 8px; }
QToolButton:hover { background: @line; }
QToolButton:checked { background: @accentSoft; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton::menu-indicator { image: none; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @accentSoft; color: @ink; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @surface; color: @ink; border: 1px solid @line; padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 4px; min-height: 32px; margin: 1px; }
QScrollBar::handle:vertical:hover { background: @ink3; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QListWidget { border: 1px solid @line; border-radius: 8px; padding: 4px; outline: none; }
QListWidget::item { border-radius: 6px; padding: 4px 8px; color: @ink; }
QListWidget::item:hover { background: @ground; }
QListWidget::item:selected { background: @accentSoft; color: @ink; }
QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: @line; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: @accent; }
QSlider::handle:horizontal:hover { background: @accentHover; }
QSlider::handle:horizontal:focus { border: 2px solid @ink; width: 12px; height: 12px; }
QSplitter::handle { background: @line; }
QLabel[kind="dim"] { color: @ink2; }
QLabel[kind="quote"] { background: @surface; border-left: 3px solid @accent; padding: 6px 10px; color: @ink2; }
QLabel[kind="error"] { color: @danger; background: @dangerSoft; border-radius: 8px; padding: 8px 10px; }
)");
    const QList<std::pair<const char *, QColor>> names{{"@accentHover", accentHover},
                                                       {"@accentSoft", accentSoft},
                                                       {"@onAccent", onAccent},
                                                       {"@accent", accent},
                                                       {"@dangerSoft", dangerSoft},
                                                       {"@danger", danger},
                                                       {"@surface", surface},
                                                       {"@ground", ground},
                                                       {"@line", line},
                                                       {"@ink2", ink2},
                                                       {"@ink3", ink3},
                                                       {"@ink", ink}};
    const bool isDark = ground.lightness() < ink.lightness();
    sheet.replace(QStringLiteral("@check"),
                  isDark ? QStringLiteral("check-black") : QStringLiteral("check-white"));
    sheet.replace(QStringLiteral("@down"),
                  isDark ? QStringLiteral("down-white") : QStringLiteral("down-black"));
    for (const auto &[name, color] : names)
        sheet.replace(QLatin1StringView(name), color.name());
    return sheet;
}

} // namespace foyer::ui
