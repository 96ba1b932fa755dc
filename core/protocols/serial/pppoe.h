/* pppoe.h - the header that both halves of PPP over Ethernet begin with, RFC 2516, section 4.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             1         2            4              6
 *     +------+------+---------+------------+--------------+---------------------
 *     | ver  | type | code    | session    | length       | tags, or a PPP frame
 *     +------+------+---------+------------+--------------+---------------------
 */
#pragma once

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* The first rows of both tables. */
enum
{
  OCTET_PPPOE_VERSION, OCTET_PPPOE_TYPE, OCTET_PPPOE_CODE, OCTET_PPPOE_SESSION,
  OCTET_PPPOE_LENGTH, OCTET_PPPOE_N_FIELDS,
};

#define OCTET_PPPOE_CODES \
  { 0x00, N_("Session data") }, { 0x07, N_("Offer (PADO)") }, { 0x09, N_("Initiation (PADI)") }, \
  { 0x0a, N_("Session grant (PADG)") }, { 0x0b, N_("Credit response (PADC)") }, \
  { 0x0c, N_("Quality (PADQ)") }, { 0x19, N_("Request (PADR)") }, \
  { 0x65, N_("Session confirmation (PADS)") }, { 0xa7, N_("Termination (PADT)") }

#define OCTET_PPPOE_FIELDS(codes) \
  [OCTET_PPPOE_VERSION] = { "pppoe.version", N_("Version"), OCTET_FIELD_UINT, .at = 0, \
    .size = 1, .mask = 0xf0, .lesson = N_("Always 1.") }, \
  [OCTET_PPPOE_TYPE] = { "pppoe.type", N_("Type"), OCTET_FIELD_UINT, .at = 0, .size = 1, \
    .mask = 0x0f, .lesson = N_("Always 1.") }, \
  [OCTET_PPPOE_CODE] = { "pppoe.code", N_("Code"), OCTET_FIELD_HEX, .at = 1, .size = 1, \
    OCTET_NAMED (codes), \
    .lesson = N_("Zero within a session; otherwise which step of finding a provider it is.") }, \
  [OCTET_PPPOE_SESSION] = { "pppoe.session_id", N_("Session"), OCTET_FIELD_HEX, .at = 2, \
    .size = 2, \
    .lesson = N_("The number that the provider gave to this session. Together with both cards' " \
                 "addresses it names the line.") }, \
  [OCTET_PPPOE_LENGTH] = { "pppoe.payload_length", N_("Payload length"), OCTET_FIELD_UINT, \
    .at = 4, .size = 2, .unit = N_("bytes"), \
    .lesson = N_("Octets behind this header. These six and two of PPP are why such lines carry " \
                 "only 1492 octets.") }

#define OCTET_PPPOE_BAD_LENGTH \
  { "pppoe.payload_length.bad", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL, \
    N_("The length does not fit the frame") }

G_END_DECLS
