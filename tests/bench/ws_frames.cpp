// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ws_frames.h"

#include <array>

namespace foyer::bench {
namespace {

constexpr std::uint8_t kFinal = 0x80;
constexpr std::uint8_t kMasked = 0x80;

void appendHeader(std::string &out, Opcode opcode, std::size_t bytes, std::uint8_t maskBit)
{
    out += char(kFinal | std::uint8_t(opcode));
    if (bytes < 126) {
        out += char(maskBit | bytes);
        return;
    }
    const int width = bytes < 65'536 ? 2 : 8;
    out += char(maskBit | (width == 2 ? 126 : 127));
    for (int i = width - 1; i >= 0; --i)
        out += char(std::uint64_t(bytes) >> (8 * i));
}

} // namespace

void appendMaskedFrame(std::string &out, Opcode opcode, std::string_view payload)
{
    // The mask protects proxies from browsers; here it only has to be there.
    static constexpr std::array<char, 4> mask{0x1b, 0x5a, 0x33, 0x6d};
    appendHeader(out, opcode, payload.size(), kMasked);
    out.append(mask.data(), mask.size());
    for (std::size_t i = 0; i < payload.size(); ++i)
        out += char(payload[i] ^ mask[i % mask.size()]);
}

void appendFrame(std::string &out, Opcode opcode, std::string_view payload)
{
    appendHeader(out, opcode, payload.size(), 0);
    out += payload;
}

std::optional<FrameHeader> readFrameHeader(std::string_view bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto byte = [bytes](std::size_t i) {
        return std::uint8_t(bytes[i]);
    };
    FrameHeader header;
    header.isFinal = (byte(0) & kFinal) != 0;
    header.hasReservedBits = (byte(0) & 0x70) != 0;
    header.opcode = Opcode(byte(0) & 0x0f);
    header.isMasked = (byte(1) & kMasked) != 0;
    header.payloadBytes = byte(1) & 0x7f;
    const std::size_t width = header.payloadBytes == 126 ? 2 : header.payloadBytes == 127 ? 8 : 0;
    header.headerBytes = 2 + width + (header.isMasked ? 4 : 0);
    if (bytes.size() < header.headerBytes)
        return std::nullopt;
    if (width > 0) {
        header.payloadBytes = 0;
        for (std::size_t i = 0; i < width; ++i)
            header.payloadBytes = header.payloadBytes << 8 | byte(2 + i);
    }
    return header;
}

void unmask(char *frame, const FrameHeader &header)
{
    const char *const mask = frame + header.headerBytes - 4;
    char *const payload = frame + header.headerBytes;
    for (std::size_t i = 0; i < header.payloadBytes; ++i)
        payload[i] = char(payload[i] ^ mask[i % 4]);
}

} // namespace foyer::bench
