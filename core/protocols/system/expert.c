/* expert.c - the fields of a note, under the keys that filters know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-protocol.h"

/* The engine fills these in (dissect/octet-notes.c); their order is part of that contract. */
enum { MESSAGE, SEVERITY, GROUP };

static const OctetName severities[] = {
  { 0x00100000, N_("Comment") }, { 0x00200000, N_("Chat") }, { 0x00400000, N_("Note") },
  { 0x00600000, N_("Warning") }, { 0x00800000, N_("Error") },
};

static const OctetName groups[] = {
  { 0x01000000, N_("Checksum") }, { 0x02000000, N_("Sequence") },
  { 0x03000000, N_("Response") }, { 0x04000000, N_("Request") },
  { 0x05000000, N_("Undecoded") }, { 0x06000000, N_("Reassemble") },
  { 0x07000000, N_("Malformed") }, { 0x09000000, N_("Protocol") },
  { 0x0a000000, N_("Security") }, { 0x0b000000, N_("Comments") },
  { 0x0c000000, N_("Decryption") }, { 0x0d000000, N_("Assumption") },
  { 0x0e000000, N_("Deprecated") },
};

static const OctetField fields[] = {
  [MESSAGE] = { "_ws.expert.message", N_("Message"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("What Octet noticed about these octets, in one sentence.") },
  [SEVERITY] = { "_ws.expert.severity", N_("Severity"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (severities),
    .lesson = N_("How much it matters: chat is normal business, a note is worth a look, "
                 "a warning is unusual, an error breaks a rule.") },
  [GROUP] = { "_ws.expert.group", N_("Group"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (groups),
    .lesson = N_("What the note is about: order of segments, checksums, malformed octets and "
                 "so on.") },
};

const OctetProtocol octet_protocol_expert = {
  .key = "_ws.expert",
  .name = N_("Note"),
  .reference = "Octet",
  .level = OCTET_LEVEL_FRAME,
  OCTET_FIELDS (fields),
  .lesson = N_("Something about the octets that a person should know."),
};
