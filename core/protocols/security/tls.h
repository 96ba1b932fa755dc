/* tls.h - what others hand to TLS that is no record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* The value in the table "quic.crypto": handshake messages without records. No port has this
 * number, so that TLS can tell them by it. */
#define OCTET_TLS_HANDSHAKE 0x10002u
