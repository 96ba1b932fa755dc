/* ppp-control.h - packets and options that PPP's control protocols share, RFC 1661, sections 5, 6.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1            2            4
 *     +--------+------------+------------+---------------------------------
 *     | code   | identifier | length     | options: type (1), length (1), …
 *     +--------+------------+------------+---------------------------------
 */
#pragma once

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* The first rows of the table of each control protocol. */
enum
{
  OCTET_PPP_CODE, OCTET_PPP_IDENTIFIER, OCTET_PPP_LENGTH, OCTET_PPP_DATA, OCTET_PPP_OPTION_TYPE,
  OCTET_PPP_OPTION_LENGTH, OCTET_PPP_N_FIELDS,
};

#define OCTET_PPP_FIELDS(prefix, option_types) \
  [OCTET_PPP_CODE] = { "ppp.code", N_("Code"), OCTET_FIELD_UINT, .at = 0, .size = 1, \
    OCTET_NAMED (octet_ppp_codes), \
    .lesson = N_("What the packet does: ask for options, accept them, refuse them, end the " \
                 "line.") }, \
  [OCTET_PPP_IDENTIFIER] = { "ppp.identifier", N_("Identifier"), OCTET_FIELD_UINT, .at = 1, \
    .size = 1, \
    .lesson = N_("An answer repeats the number of its question.") }, \
  [OCTET_PPP_LENGTH] = { "ppp.length", N_("Length"), OCTET_FIELD_UINT, .at = 2, .size = 2, \
    .unit = N_("bytes"), \
    .lesson = N_("Octets of this packet, these four included. What follows is padding.") }, \
  [OCTET_PPP_DATA] = { "ppp.data", N_("Data"), OCTET_FIELD_BYTES, \
    .lesson = N_("Why the line ends, often in words, or the packet that is refused.") }, \
  [OCTET_PPP_OPTION_TYPE] = { prefix ".opt.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, \
    OCTET_NAMED (option_types), \
    .lesson = N_("Which option it is.") }, \
  [OCTET_PPP_OPTION_LENGTH] = { prefix ".opt.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8, \
    .unit = N_("bytes"), \
    .lesson = N_("Octets of the option, type and length included.") }

/**
 * OctetPppOption: (skip)
 * @type: the option's number
 * @heading: the field that stands for the whole option
 * @values: fields of its content, in order, up to the first 0; one without a size of its own
 *   takes what is left
 */
typedef struct
{
  guint16 type;
  guint16 heading;
  guint16 values[4];
} OctetPppOption;

extern const OctetName octet_ppp_codes[13];

void octet_ppp_read_options (OctetDissector       *self,
                             const OctetField     *fields,
                             const OctetPppOption *options,
                             gsize                 n_options);
void octet_ppp_dissect      (OctetDissector       *self,
                             const OctetField     *fields,
                             const OctetPppOption *options,
                             gsize                 n_options);

G_END_DECLS
