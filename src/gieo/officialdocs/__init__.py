"""Official documents in the layout of NĐ 30/2020: Typst for PDF, docxtpl for Word."""
