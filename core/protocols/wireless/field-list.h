/* field-list.h - how a list of fields in a file of its own becomes numbers and a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 802.11 has hundreds of flags. A list holds each field once; including it
 * behind OCTET_LIST_NUMBERS gives the enum's members, and without it the rows
 * of the table. Flags stand in little-endian words, as all of 802.11 does.
 *
 * Not guarded: it is included again before each use.
 */
#undef FIELD
#undef FLAG
#undef FLAG_SAID

#ifdef OCTET_LIST_NUMBERS
#define FIELD(id, ...) id,
#define FLAG(id, ...) id,
#define FLAG_SAID(id, ...) id,
#undef OCTET_LIST_NUMBERS
#else
#define FIELD(id, ...) [id] = { __VA_ARGS__ },
#define FLAG(id, key, name, parent, n_bits, bit, text) \
  FLAG_SAID (id, key, name, parent, n_bits, bit, N_("Yes"), N_("No"), text)
#define FLAG_SAID(id, key, name, parent, n_bits, bit, yes, no, text) \
  [id] = { key, name, OCTET_FIELD_BOOL, .bits = n_bits, .under = OCTET_UNDER (parent), \
           .mask = bit, .flags = OCTET_FIELD_LITTLE, .on = yes, .off = no, .lesson = text },
#endif
