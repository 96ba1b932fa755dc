/* octet-pcapng-option.h - walks over the options of a pcapng block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-reader.h"

G_BEGIN_DECLS

/* Option codes, from draft-ietf-opsawg-pcapng. */
enum
{
  OCTET_PCAPNG_OPTION_END = 0,
  OCTET_PCAPNG_OPTION_COMMENT = 1,

  OCTET_PCAPNG_SHB_HARDWARE = 2,
  OCTET_PCAPNG_SHB_OS = 3,
  OCTET_PCAPNG_SHB_APPLICATION = 4,

  OCTET_PCAPNG_IF_NAME = 2,
  OCTET_PCAPNG_IF_DESCRIPTION = 3,
  OCTET_PCAPNG_IF_SPEED = 8,
  OCTET_PCAPNG_IF_TSRESOL = 9,
  OCTET_PCAPNG_IF_FILTER = 11,
  OCTET_PCAPNG_IF_OS = 12,
  OCTET_PCAPNG_IF_FCSLEN = 13,
  OCTET_PCAPNG_IF_TSOFFSET = 14,
  OCTET_PCAPNG_IF_HARDWARE = 15,

  OCTET_PCAPNG_EPB_FLAGS = 2,
  OCTET_PCAPNG_EPB_DROPCOUNT = 4,
  OCTET_PCAPNG_EPB_PACKETID = 5,
  OCTET_PCAPNG_EPB_QUEUE = 6,

  OCTET_PCAPNG_ISB_STARTTIME = 2,
  OCTET_PCAPNG_ISB_ENDTIME = 3,
  OCTET_PCAPNG_ISB_IFRECV = 4,
  OCTET_PCAPNG_ISB_IFDROP = 5,
  OCTET_PCAPNG_ISB_FILTERACCEPT = 6,
  OCTET_PCAPNG_ISB_OSDROP = 7,
  OCTET_PCAPNG_ISB_USRDELIV = 8,
};

/**
 * OctetPcapngOption: (skip)
 * @code: what it states
 * @size: octets of @value
 * @value: in the order of the section, without padding
 * @is_big_endian: that order
 */
typedef struct
{
  guint16       code;
  guint16       size;
  const guint8 *value;
  gboolean      is_big_endian;
} OctetPcapngOption;

gboolean octet_pcapng_option_next       (OctetReader             *reader,
                                         gboolean                 is_big_endian,
                                         OctetPcapngOption       *ret_option);
guint64  octet_pcapng_option_get_uint   (const OctetPcapngOption *self);
char    *octet_pcapng_option_dup_text   (const OctetPcapngOption *self);
void     octet_pcapng_option_set_text   (const OctetPcapngOption *self,
                                         char                   **text);
void     octet_pcapng_option_add_text   (const OctetPcapngOption *self,
                                         char                  ***texts);

G_END_DECLS
