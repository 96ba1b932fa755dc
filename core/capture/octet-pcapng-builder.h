/* octet-pcapng-builder.h - makes the blocks of a pcapng file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each function clears @block and puts one whole block into it, its numbers in
 * little-endian order.
 */
#pragma once

#include "capture/octet-capture.h"

G_BEGIN_DECLS

void    octet_pcapng_build_section   (GByteArray               *block,
                                      const OctetSection       *section);
void    octet_pcapng_build_interface (GByteArray               *block,
                                      const OctetInterface     *interface);
void    octet_pcapng_build_packet    (GByteArray               *block,
                                      const OctetInterface     *interface,
                                      guint32                   number,
                                      const OctetCapturePacket *packet,
                                      const OctetPacketOptions *options);
void    octet_pcapng_build_names     (GByteArray               *block,
                                      GPtrArray                *names);
gboolean octet_pcapng_build_statistics (GByteArray             *block,
                                      const OctetInterface     *interface,
                                      guint32                   number,
                                      const OctetInterfaceStatistics *statistics);
void    octet_pcapng_build_custom    (GByteArray               *block,
                                      guint32                   enterprise,
                                      const OctetCapturePacket *packet);
void    octet_pcapng_build_secrets   (GByteArray               *block,
                                      const OctetSecrets       *secrets);

G_END_DECLS
