// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace foyer::bench {

/// Frames of WebSocket (RFC 6455), as both ends write and read them.
enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

struct FrameHeader
{
    Opcode opcode = Opcode::Text;
    bool isFinal = true;
    bool isMasked = false;
    /// Bits of extensions that nobody asked for.
    bool hasReservedBits = false;
    std::size_t headerBytes = 0; // with the mask
    std::size_t payloadBytes = 0;
};

/// Appends a whole frame as a client sends it, masked.
void appendMaskedFrame(std::string &out, Opcode opcode, std::string_view payload);
/// Appends a whole frame as a server sends it.
void appendFrame(std::string &out, Opcode opcode, std::string_view payload);
/// The header at the beginning of `bytes`; nothing while it is not all there.
[[nodiscard]] std::optional<FrameHeader> readFrameHeader(std::string_view bytes);
/// Takes the mask of the frame at `frame` off its payload, in place.
void unmask(char *frame, const FrameHeader &header);

} // namespace foyer::bench
