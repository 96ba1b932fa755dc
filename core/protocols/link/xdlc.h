/* xdlc.h - the control field that HDLC's relatives share (ISO/IEC 13239, IEEE 802.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A frame is an information frame (it counts itself, N(S), and what it has
 * received, N(R)), a supervisory frame (N(R) and a word), or unnumbered.
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* The rows of a protocol's table, in this order, from its index first on. */
enum
{
  OCTET_XDLC_U, OCTET_XDLC_U_COMMAND, OCTET_XDLC_U_TYPE,
  OCTET_XDLC_UR, OCTET_XDLC_UR_RESPONSE, OCTET_XDLC_UR_TYPE,
  OCTET_XDLC_I, OCTET_XDLC_I_NR, OCTET_XDLC_I_NS, OCTET_XDLC_I_TYPE,
  OCTET_XDLC_S, OCTET_XDLC_S_NR, OCTET_XDLC_S_WORD, OCTET_XDLC_S_TYPE,
  OCTET_XDLC_U_POLL, OCTET_XDLC_U_FINAL, OCTET_XDLC_POLL, OCTET_XDLC_FINAL,
};

/* An unnumbered command's modifier bits without the poll bit stand in the
 * places of the mask 0xec, so names are by the number shifted down by two. */
#define OCTET_XDLC_FIELDS(first, prefix, types, words, commands, responses, control_bits) \
  [(first) + OCTET_XDLC_U] = OCTET_XDLC_CONTROL (prefix, 0, control_bits), \
  [(first) + OCTET_XDLC_U_COMMAND] = { prefix ".u_modifier_cmd", N_("Command"), \
    OCTET_FIELD_HEX, .bits = 8, .mask = 0xec, .under = OCTET_UNDER ((first) + OCTET_XDLC_U), \
    OCTET_NAMED (commands), \
    .lesson = N_("What an unnumbered frame asks for. Most carry plain information.") }, \
  [(first) + OCTET_XDLC_U_TYPE] = OCTET_XDLC_TYPE (prefix, first, OCTET_XDLC_U, 0x03, types), \
  [(first) + OCTET_XDLC_UR] = OCTET_XDLC_CONTROL (prefix, 0, control_bits), \
  [(first) + OCTET_XDLC_UR_RESPONSE] = { prefix ".u_modifier_resp", N_("Response"), \
    OCTET_FIELD_HEX, .bits = 8, .mask = 0xec, .under = OCTET_UNDER ((first) + OCTET_XDLC_UR), \
    OCTET_NAMED (responses), \
    .lesson = N_("What an unnumbered frame answers to a command.") }, \
  [(first) + OCTET_XDLC_UR_TYPE] = OCTET_XDLC_TYPE (prefix, first, OCTET_XDLC_UR, 0x03, types), \
  [(first) + OCTET_XDLC_I] = OCTET_XDLC_CONTROL (prefix, OCTET_FIELD_LITTLE, control_bits), \
  [(first) + OCTET_XDLC_I_NR] = OCTET_XDLC_NR (prefix, first, OCTET_XDLC_I), \
  [(first) + OCTET_XDLC_I_NS] = { prefix ".n_s", N_("Send count"), OCTET_FIELD_UINT, \
    .bits = 16, .mask = 0xfe, .flags = OCTET_FIELD_LITTLE, \
    .under = OCTET_UNDER ((first) + OCTET_XDLC_I), \
    .lesson = N_("Numbers this information frame, so that a lost one is noticed.") }, \
  [(first) + OCTET_XDLC_I_TYPE] = OCTET_XDLC_TYPE (prefix, first, OCTET_XDLC_I, 0x01, types), \
  [(first) + OCTET_XDLC_S] = OCTET_XDLC_CONTROL (prefix, OCTET_FIELD_LITTLE, control_bits), \
  [(first) + OCTET_XDLC_S_NR] = OCTET_XDLC_NR (prefix, first, OCTET_XDLC_S), \
  [(first) + OCTET_XDLC_S_WORD] = { prefix ".s_ftype", N_("Supervisory word"), \
    OCTET_FIELD_HEX, .bits = 16, .mask = 0x0c, .flags = OCTET_FIELD_LITTLE, \
    .under = OCTET_UNDER ((first) + OCTET_XDLC_S), OCTET_NAMED (words), \
    .lesson = N_("Whether the receiver is ready for more, or wants frames again.") }, \
  [(first) + OCTET_XDLC_S_TYPE] = OCTET_XDLC_TYPE (prefix, first, OCTET_XDLC_S, 0x03, types), \
  [(first) + OCTET_XDLC_U_POLL] = OCTET_XDLC_BIT (prefix ".p", N_("Poll"), 8, 0x10, 0), \
  [(first) + OCTET_XDLC_U_FINAL] = OCTET_XDLC_BIT (prefix ".f", N_("Final"), 8, 0x10, 0), \
  [(first) + OCTET_XDLC_POLL] = OCTET_XDLC_BIT (prefix ".p", N_("Poll"), 16, 0x0100, \
                                                OCTET_FIELD_LITTLE), \
  [(first) + OCTET_XDLC_FINAL] = OCTET_XDLC_BIT (prefix ".f", N_("Final"), 16, 0x0100, \
                                                 OCTET_FIELD_LITTLE)

#define OCTET_XDLC_CONTROL(prefix, order, control_bits) \
  { prefix, N_("Control"), OCTET_FIELD_HEX, .bits = control_bits, .flags = order, \
    .lesson = N_("What kind of frame it is: one that carries numbered information, one that " \
                 "supervises the flow, or one without a number.") }
#define OCTET_XDLC_NR(prefix, first, parent) \
  { prefix ".n_r", N_("Receive count"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xfe00, \
    .flags = OCTET_FIELD_LITTLE, .under = OCTET_UNDER ((first) + parent), \
    .lesson = N_("The number of the frame that is expected next; all before it arrived.") }
#define OCTET_XDLC_TYPE(prefix, first, parent, n_mask, types) \
  { prefix ".ftype", N_("Frame type"), OCTET_FIELD_HEX, .bits = 16, .mask = n_mask, \
    .flags = (n_mask) == 0x03 && parent != OCTET_XDLC_S ? 0 : OCTET_FIELD_LITTLE, \
    .under = OCTET_UNDER ((first) + parent), OCTET_NAMED (types), \
    .lesson = N_("The lowest bits tell the three kinds of frames apart.") }
#define OCTET_XDLC_BIT(key, name, n_bits, n_mask, order) \
  { key, name, OCTET_FIELD_BOOL, .bits = n_bits, .mask = n_mask, .flags = order, \
    .on = N_("Set"), .off = N_("Not set"), \
    .lesson = N_("Asks the other side to answer at once, or is that answer.") }

/* Reads a control field at the cursor; @first as above. Returns whether it is unnumbered. */
gboolean octet_xdlc_read_control (OctetDissector *self,
                                  guint           first,
                                  gboolean        is_response);

G_END_DECLS
